/** Users: who they are, how they sign in, what they may change about themselves. */
@NullMarked
package io.jacquard.auth.user;

import org.jspecify.annotations.NullMarked;
