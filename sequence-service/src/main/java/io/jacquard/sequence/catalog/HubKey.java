package io.jacquard.sequence.catalog;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * What this hub's documents are marked with. It lies beside the packages: where several hubs share
 * a store, each finds what belongs to its own files and processes.
 */
@Singleton
public final class HubKey {
  private final Path file;

  HubKey(CatalogConfig config) {
    this.file = config.folder().toAbsolutePath().normalize().resolve("key");
  }

  /** The key, made by the first hub that has this folder. */
  public String value() {
    try {
      Files.createDirectories(file.resolveSibling(""));
      try {
        Files.writeString(file, UUID.randomUUID().toString(), StandardOpenOption.CREATE_NEW);
      } catch (FileAlreadyExistsException _) {
        // an earlier process made it
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
