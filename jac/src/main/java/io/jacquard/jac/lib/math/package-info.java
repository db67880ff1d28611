/**
 * Python's {@code math}, {@code random}, {@code statistics}, {@code decimal} and {@code fractions}.
 */
@NullMarked
package io.jacquard.jac.lib.math;

import org.jspecify.annotations.NullMarked;
