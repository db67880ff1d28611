/** Generators that calls report: their items go out one by one, as fast as the peer takes them. */
@NullMarked
package io.jacquard.walker.stream;

import org.jspecify.annotations.NullMarked;
