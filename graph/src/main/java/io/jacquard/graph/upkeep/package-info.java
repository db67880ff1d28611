/**
 * A stored graph as a whole, without a program: checked, exported, imported and rid of what nothing
 * reaches.
 */
@NullMarked
package io.jacquard.graph.upkeep;

import org.jspecify.annotations.NullMarked;
