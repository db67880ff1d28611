package io.jacquard.walker.upload;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The folder of temporary files and the limits of uploads; what a crash left in it goes at the next
 * start.
 */
@Singleton
public final class Spool {
  private static final Logger LOG = Logger.getLogger(Spool.class);
  private static final String ENDING = ".upload";

  private final UploadConfig config;
  private final Path folder;

  Spool(UploadConfig config) {
    this.config = config;
    this.folder = config.folder().toAbsolutePath();
  }

  void start(@Observes StartupEvent event) throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (Path file : left) {
        Files.delete(file);
      }
    }
  }

  /** The largest multipart body in bytes. */
  public long maxBody() {
    return config.maxBody().asLongValue();
  }

  /** How long a body may stand still. */
  public Duration patience() {
    return config.patience();
  }

  /** How long a body may take. */
  public Duration maxTime() {
    return config.maxTime();
  }

  /** The most files of one request. */
  public int maxFiles() {
    return config.maxFiles();
  }

  /** The largest file that is kept in memory, in bytes. */
  public long memory() {
    return config.memory().asLongValue();
  }

  /** A path that no file has yet. */
  public Path newFile() {
    return folder.resolve(UUID.randomUUID() + ENDING);
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warnf("a temporary file stays until the next start: %s", e.toString());
    }
  }
}
