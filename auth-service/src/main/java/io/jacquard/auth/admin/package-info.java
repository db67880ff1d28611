/** The paths by which administrators look after accounts. */
@NullMarked
package io.jacquard.auth.admin;

import org.jspecify.annotations.NullMarked;
