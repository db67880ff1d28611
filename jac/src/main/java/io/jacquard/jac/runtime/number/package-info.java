/**
 * Arithmetic of int, float and bool with CPython's results: ints never overflow, division floors.
 */
@NullMarked
package io.jacquard.jac.runtime.number;

import org.jspecify.annotations.NullMarked;
