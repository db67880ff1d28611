/** Nodes and edges as documents; the unit of work that one call reads and writes through. */
@NullMarked
package io.jacquard.graph;

import org.jspecify.annotations.NullMarked;
