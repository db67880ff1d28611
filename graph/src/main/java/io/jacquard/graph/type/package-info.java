/** The classes of stored objects, and what stands in for those that the program lacks. */
@NullMarked
package io.jacquard.graph.type;

import org.jspecify.annotations.NullMarked;
