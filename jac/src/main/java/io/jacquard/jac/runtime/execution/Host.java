package io.jacquard.jac.runtime.execution;

import io.jacquard.jac.runtime.failure.Errors;
import org.jspecify.annotations.Nullable;

/** What the process around a program offers it beside the graph. */
public interface Host {
  /** A host that offers nothing; asking it for files is an error of the program. */
  Host BARE =
      (_, _) -> {
        throw Errors.make("NotImplementedError", "this host keeps no files for programs");
      };

  /**
   * Opens the storage that {@code store()} asks for.
   *
   * @param basePath {@code null} for the configured one
   * @param createFolders makes the storage's folder at once
   */
  FileStorage files(@Nullable String basePath, boolean createFolders);

  /** Whether the store of the graph answers in time; a host without one has nothing to wait for. */
  default boolean databaseAnswers() {
    return true;
  }

  /** Whether the owner of a root looks after all users. */
  default boolean administers(String rootId) {
    return false;
  }

  /** Whether the shared cache answers in time; true where none is configured. */
  default boolean cacheAnswers() {
    return true;
  }

  /** Whether a user runs the program by hand, with all that they may do themselves. */
  default boolean byHand() {
    return false;
  }
}
