/** Iterators, generators and coroutines. */
@NullMarked
package io.jacquard.jac.runtime.iteration;

import org.jspecify.annotations.NullMarked;
