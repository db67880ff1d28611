package io.jacquard.graph;

/**
 * What one call may ask of the graph.
 *
 * @param links links read by one hop
 * @param objects nodes and edges met in all
 * @param writes documents in one commit
 */
public record GraphLimits(int links, int objects, int writes) {
  public static final GraphLimits DEFAULT = new GraphLimits(200_000, 1_000_000, 100_000);

  public GraphLimits {
    if (links < 1 || objects < 1 || writes < 1) {
      throw new IllegalArgumentException(
          "limits are positive, not " + links + ", " + objects + ", " + writes);
    }
  }
}
