package io.jacquard.sequence.archive;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** What an uploaded package may hold. */
@ConfigMapping(prefix = "jacquard.sequence.archive")
public interface ArchiveConfig {

  /** The most bytes of a package as it is sent. */
  @WithDefault("512M")
  MemorySize maxSize();

  /** The most bytes of a package once it is unpacked. */
  @WithDefault("2G")
  MemorySize maxUnpacked();

  /** The most files and folders of a package. */
  @WithDefault("100000")
  @Min(1)
  int maxEntries();

  /** How many times its sent size a package may grow to when it is unpacked. */
  @WithDefault("200")
  @Min(1)
  int maxRatio();
}
