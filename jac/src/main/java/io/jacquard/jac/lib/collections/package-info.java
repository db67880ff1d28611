/**
 * Python's {@code collections}, {@code itertools}, {@code functools}, {@code operator}, {@code
 * heapq} and friends.
 */
@NullMarked
package io.jacquard.jac.lib.collections;

import org.jspecify.annotations.NullMarked;
