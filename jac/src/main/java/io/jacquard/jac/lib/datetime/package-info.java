/**
 * Python's {@code datetime}, {@code zoneinfo} and {@code time}: calendar values, their texts and
 * arithmetic.
 */
@NullMarked
package io.jacquard.jac.lib.datetime;

import org.jspecify.annotations.NullMarked;
