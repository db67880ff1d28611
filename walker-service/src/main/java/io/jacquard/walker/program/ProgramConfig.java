package io.jacquard.walker.program;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is served. */
@ConfigMapping(prefix = "jacquard.walker.program")
public interface ProgramConfig {

  /** The entry file. */
  Optional<Path> file();

  /** Folders that the program may not open although they lie in its own: the platform's data. */
  Optional<List<Path>> hiddenFolders();
}
