/** Ranges, of numbers of any size. */
@NullMarked
package io.jacquard.jac.runtime.container.range;

import org.jspecify.annotations.NullMarked;
