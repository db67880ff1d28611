package io.jacquard.storage.file;

import io.jacquard.files.FileStore;
import io.jacquard.files.LocalFileStore;
import io.jacquard.files.StoredFile;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Where files lie: the users' own, and those that programs share. */
@Startup
@Singleton
final class Stores {
  private final FileStore users;
  private final Optional<Path> programs;

  Stores(StorageConfig config) {
    this.users = new LocalFileStore(config.folder());
    this.programs = config.programFolder();
  }

  FileStore users() {
    return users;
  }

  /** A file that a program has stored, by its path in the folder that programs share from. */
  StoredFile openProgramFile(String path) throws IOException {
    if (programs.isEmpty()) {
      throw new NoSuchFileException(path);
    }
    return LocalFileStore.openWithin(programs.get(), path);
  }
}
