package io.jacquard.storage.file;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where files lie, and how much of them there may be. */
@ConfigMapping(prefix = "jacquard.storage")
public interface StorageConfig {

  /** The folder of the users' files; belongs to one process. */
  @WithDefault(".jacquard/storage")
  Path folder();

  /** The folder that programs share files from by signed links; none are shared when not set. */
  Optional<Path> programFolder();

  /** The largest file; a larger one is refused with 413. */
  @WithDefault("5G")
  MemorySize maxFile();

  /** All files of one user together; beyond, uploads are refused with 507. */
  @WithDefault("20G")
  MemorySize maxBytes();

  /** The files that one user may have; beyond, uploads are refused with 507. */
  @WithDefault("100000")
  @Min(1)
  int maxFiles();

  /** Uploads that one user may make at once; beyond, they are refused with 429. */
  @WithDefault("16")
  @Min(1)
  int maxUploads();

  /** How long an upload may stand still; then it is refused with 408. */
  @WithDefault("30S")
  Duration patience();

  /** The most names that one page of a listing holds. */
  @WithDefault("1000")
  @Min(1)
  @Max(10_000)
  int page();

  /** How long a signed link is good at most. */
  @WithDefault("7D")
  Duration maxLinkLife();
}
