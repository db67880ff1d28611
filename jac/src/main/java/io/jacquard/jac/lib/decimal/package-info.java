/** Python's {@code decimal}: numbers as people write them. */
@NullMarked
package io.jacquard.jac.lib.decimal;

import org.jspecify.annotations.NullMarked;
