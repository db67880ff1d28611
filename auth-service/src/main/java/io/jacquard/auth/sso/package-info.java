/** Signing in through another organisation's accounts, and what is refused on the way there. */
@NullMarked
package io.jacquard.auth.sso;

import org.jspecify.annotations.NullMarked;
