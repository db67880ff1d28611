package io.jacquard.walker.store;

import io.jacquard.graph.GraphLimits;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** What one call may ask of the graph. */
@ConfigMapping(prefix = "jacquard.walker.graph")
public interface GraphConfig {

  /** Edges that one hop may find. */
  @WithDefault("200000")
  @Min(1)
  int links();

  /** Nodes and edges that a call may meet. */
  @WithDefault("1000000")
  @Min(1)
  int objects();

  /** Documents that a call may write. */
  @WithDefault("100000")
  @Min(1)
  int writes();

  /** Bytes that a call may write. */
  @WithDefault("256M")
  MemorySize bytes();

  default GraphLimits limits() {
    return new GraphLimits(links(), objects(), writes(), bytes().asLongValue());
  }
}
