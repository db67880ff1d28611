package io.jacquard.commons.metrics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** Which figures are kept, and where they are read. */
@ConfigMapping(prefix = "jacquard.metrics")
public interface MetricsConfig {

  /** Whether any are; they are readable by everybody who reaches the port. */
  @WithDefault("false")
  boolean enabled();

  /** The path they are read at. */
  @WithDefault("/metrics")
  String endpoint();

  /** What every name begins with. */
  @WithDefault("jac_scale")
  String namespace();

  /** Whether walkers and functions are timed by name. */
  @WithDefault("false")
  boolean walkers();

  /** Upper bounds of the duration buckets, in seconds. */
  @WithDefault("0.005,0.01,0.025,0.05,0.075,0.1,0.25,0.5,0.75,1,2.5,5,10")
  List<Double> buckets();
}
