package io.jacquard.walker.program;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is served. */
@ConfigMapping(prefix = "jacquard.walker.program")
public interface ProgramConfig {

  /** The entry file. */
  Optional<Path> file();

  /** Whether edits of its files are followed; looked for when a request comes. */
  @WithDefault("false")
  boolean reload();

  /** Folders that the program may not open although they lie in its own: the platform's data. */
  Optional<List<Path>> hiddenFolders();
}
