/** How a request is refused: one code, dressed by the family of the route that was called. */
@NullMarked
package io.jacquard.commons.problem;

import org.jspecify.annotations.NullMarked;
