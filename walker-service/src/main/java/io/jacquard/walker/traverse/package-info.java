/** {@code /traverse}: what a caller may see of the graph around a node or an edge. */
@NullMarked
package io.jacquard.walker.traverse;

import org.jspecify.annotations.NullMarked;
