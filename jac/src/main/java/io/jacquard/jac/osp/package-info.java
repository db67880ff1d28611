/** Object-spatial runtime: nodes, edges, the walk, and the graph as the language sees it. */
@NullMarked
package io.jacquard.jac.osp;

import org.jspecify.annotations.NullMarked;
