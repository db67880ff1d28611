/** Slows down whoever guesses passwords. */
@NullMarked
package io.jacquard.auth.throttle;

import org.jspecify.annotations.NullMarked;
