package io.jacquard.graph;

import io.jacquard.jac.runtime.execution.Limit;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;

/**
 * What one call may ask of the graph.
 *
 * @param links links read by one hop
 * @param objects nodes and edges met in all
 * @param writes documents written in all its commits
 * @param bytes written in all its commits
 */
public record GraphLimits(int links, int objects, int writes, long bytes) {
  /** As good as none, for work of the platform itself. */
  static final GraphLimits NONE =
      new GraphLimits(1_000_000_000, 1_000_000_000, 1_000_000_000, Long.MAX_VALUE);

  public static final GraphLimits DEFAULT =
      new GraphLimits(200_000, 1_000_000, 100_000, 256L << 20);

  public GraphLimits {
    if (links < 1 || objects < 1 || writes < 1 || bytes < 1) {
      throw new IllegalArgumentException(
          "limits are positive, not " + links + ", " + objects + ", " + writes + ", " + bytes);
    }
  }

  /** The error of a call that passes one of them. */
  static JacError passed(Limit limit, long most, String unit) {
    return Errors.fatal(
        limit, "RuntimeError", "the call exceeded its limit of %d %s".formatted(most, unit));
  }
}
