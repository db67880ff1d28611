package io.jacquard.sequence.storage;

import java.io.IOException;
import java.nio.file.Path;

/** The packages as they were sent, by name. Calls wait. */
public interface PackageStorage {

  /** Keeps a file under a new name; it may be moved away. */
  void put(String name, Path file) throws IOException;

  /**
   * Copies what is kept under a name into a new file.
   *
   * @param size how much is expected, which says how long it may take
   * @return whether there is such a name
   */
  boolean fetch(String name, Path file, long size) throws IOException;

  /** Removes what is kept under a name, if there is anything. */
  void delete(String name) throws IOException;

  /** Whether other hubs can fetch what is put here. */
  boolean shared();
}
