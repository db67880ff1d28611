package io.jacquard.graph.upkeep;

/**
 * What a collection did.
 *
 * @param nodes removed
 * @param edges removed, those of the nodes and those that had lost an end
 * @param left nodes that somebody took up or changed while it was looked at them
 */
public record Collected(int nodes, int edges, int left) {
  Collected plus(int moreNodes, int moreEdges, int moreLeft) {
    return new Collected(nodes + moreNodes, edges + moreEdges, left + moreLeft);
  }

  Collected plus(Collected other) {
    return plus(other.nodes, other.edges, other.left);
  }
}
