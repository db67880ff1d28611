/** Operators and the methods by which classes overload them. */
@NullMarked
package io.jacquard.jac.runtime.operator;

import org.jspecify.annotations.NullMarked;
