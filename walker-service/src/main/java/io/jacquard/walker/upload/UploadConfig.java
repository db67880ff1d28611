package io.jacquard.walker.upload;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;

/** How large uploads may be, and where they lie while a request runs. */
@ConfigMapping(prefix = "jacquard.walker.upload")
public interface UploadConfig {

  /** The largest multipart body, all of its files and fields; a larger one is refused with 413. */
  @WithDefault("100M")
  MemorySize maxBody();

  /** The most files of one request. */
  @WithDefault("100")
  @Min(1)
  int maxFiles();

  /** A file up to this size stays in memory, a larger one goes to disk as it arrives. */
  @WithDefault("256K")
  MemorySize memory();

  /** How long a multipart body may stand still; then it is refused with 408. */
  @WithDefault("30S")
  Duration patience();

  /** How long a multipart body may take to arrive; then it is refused with 408. */
  @WithDefault("15M")
  Duration maxTime();

  /** For temporary files only: emptied when the service starts. Belongs to one process. */
  @WithDefault(".jacquard/uploads")
  Path folder();
}
