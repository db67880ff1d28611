package io.jacquard.sequence.catalog;

import io.jacquard.sequence.archive.Folders;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The unpacked packages on this hub's own disk. A folder gets its name, that of a revision, when it
 * is whole, and never changes; it stays while it is used.
 */
@Singleton
final class PackageCache {
  private final Path packages;
  private final Path work;
  private final Map<String, Integer> uses = new ConcurrentHashMap<>();

  PackageCache(CatalogConfig config) {
    Path folder = config.folder().toAbsolutePath().normalize();
    this.packages = folder.resolve("sequences");
    this.work = folder.resolve("incoming");
  }

  /** Removes what an earlier process left half done. */
  void open() throws IOException {
    Folders.delete(work);
    Files.createDirectories(work);
    Files.createDirectories(packages);
  }

  /** A place for something that is not finished. */
  Path workplace() {
    return work.resolve(UUID.randomUUID().toString());
  }

  /** Where a package is, if it is here; otherwise where it will be. */
  Path folder(String revision) {
    return packages.resolve(revision);
  }

  boolean has(String revision) {
    return Files.isDirectory(folder(revision));
  }

  /** Gives a whole package its name. */
  void take(Path unpacked, String revision) throws IOException {
    Files.move(unpacked, folder(revision));
  }

  /** Keeps a package here, if it is or will be, until the use is closed. */
  PackageUse use(String revision) {
    uses.merge(revision, 1, Integer::sum);
    AtomicBoolean closed = new AtomicBoolean();
    return () -> {
      if (closed.compareAndSet(false, true)) {
        uses.computeIfPresent(revision, (_, count) -> count == 1 ? null : count - 1);
      }
    };
  }

  /** Removes the packages that are neither in use nor among those to keep. */
  void keep(Set<String> revisions) throws IOException {
    try (var folders = Files.list(packages)) {
      for (Path folder : folders.toList()) {
        String revision = folder.getFileName().toString();
        if (!revisions.contains(revision)) {
          drop(revision);
        }
      }
    }
  }

  /** Removes a package unless it is in use. */
  void drop(String revision) throws IOException {
    Path doomed = workplace();
    try {
      uses.compute(
          revision,
          (_, count) -> {
            if (count == null && has(revision)) {
              move(folder(revision), doomed);
            }
            return count;
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Folders.delete(doomed);
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
