package io.jacquard.jac.osp.path;

import io.jacquard.jac.osp.graph.Graph;

/** One step of an edge reference: {@code ->:E:w > 5:->(?:N)}. */
public record Hop(Graph.Direction direction, Filter edge, Filter node) {}
