/** Callables of the language that are written in Java, their signatures, and what binds them. */
@NullMarked
package io.jacquard.jac.runtime.function;

import org.jspecify.annotations.NullMarked;
