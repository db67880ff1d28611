/** What happened to accounts that somebody may have to look into. */
@NullMarked
package io.jacquard.auth.audit;

import org.jspecify.annotations.NullMarked;
