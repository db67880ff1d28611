/** Nodes, edges and the graph that holds them. */
@NullMarked
package io.jacquard.jac.osp.graph;

import org.jspecify.annotations.NullMarked;
