/** Making the tokens that every service checks. */
@NullMarked
package io.jacquard.auth.token;

import org.jspecify.annotations.NullMarked;
