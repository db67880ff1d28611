package io.jacquard.sequence.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A folder on this hub's own disk, which is enough where there is one hub. */
final class LocalPackageStorage implements PackageStorage {
  private final Path folder;

  LocalPackageStorage(Path folder) {
    this.folder = folder;
  }

  @Override
  public void put(String name, Path file) throws IOException {
    Files.createDirectories(folder);
    Files.move(file, folder.resolve(name));
  }

  @Override
  public boolean fetch(String name, Path file, long size) throws IOException {
    try {
      Files.copy(folder.resolve(name), file);
      return true;
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }

  @Override
  public boolean shared() {
    return false;
  }
}
