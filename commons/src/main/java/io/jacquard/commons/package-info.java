/** What every service needs at its edge: envelope, problems, identity of the caller, ids, clock. */
@NullMarked
package io.jacquard.commons;

import org.jspecify.annotations.NullMarked;
