/** Turning passwords into something that may be stored. */
@NullMarked
package io.jacquard.auth.password;

import org.jspecify.annotations.NullMarked;
