package io.jacquard.walker.traverse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** What one traversal may take. */
@ConfigMapping(prefix = "jacquard.walker.traverse")
public interface TraverseConfig {

  /** Nodes and edges met, also those that are on other pages of the answer. */
  @WithDefault("10000")
  @Min(1)
  int most();
}
