/** Tokens that are dead before they expire, as auth-service tells of them. */
@NullMarked
package io.jacquard.commons.identity.revocation;

import org.jspecify.annotations.NullMarked;
