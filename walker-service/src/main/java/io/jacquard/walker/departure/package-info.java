/** Clears away the graphs of users whose accounts were deleted. */
@NullMarked
package io.jacquard.walker.departure;

import org.jspecify.annotations.NullMarked;
