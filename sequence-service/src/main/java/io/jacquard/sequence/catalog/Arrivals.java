package io.jacquard.sequence.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.sequence.archive.BadPackageException;
import io.jacquard.sequence.archive.Folders;
import io.jacquard.sequence.archive.Manifest;
import io.jacquard.sequence.archive.Unpacker;
import io.jacquard.sequence.storage.PackageStorage;
import io.jacquard.sequence.storage.StorageUnavailableException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** How packages come to this hub's disk: from who sends them, and from the storage. */
@Singleton
final class Arrivals {
  private final Unpacker unpacker;
  private final PackageStorage storage;
  private final PackageCache cache;
  private final Map<String, CompletableFuture<Boolean>> fetching = new ConcurrentHashMap<>();

  Arrivals(Unpacker unpacker, PackageStorage storage, PackageCache cache) {
    this.unpacker = unpacker;
    this.storage = storage;
    this.cache = cache;
  }

  /**
   * Unpacks what somebody sends as it comes; nothing of a bad package stays.
   *
   * @param revision what it will be known by
   */
  Arrival receive(String revision, SentPackage sent) throws IOException, BadPackageException {
    Path folder = Files.createDirectory(cache.workplace());
    boolean good = false;
    try {
      Files.createDirectory(Arrival.unpacked(folder));
      Sequence.Content content = unpack(revision, sent.content(), folder);
      Optional<ObjectNode> appConfig = sent.appConfig();
      Manifest manifest = Manifest.read(Arrival.unpacked(folder));
      good = true;
      return new Arrival(folder, manifest, content, appConfig);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      if (!good) {
        Folders.delete(folder);
      }
    }
  }

  private Sequence.Content unpack(String revision, InputStream sent, Path folder)
      throws IOException, BadPackageException {
    try (OutputStream archive = Files.newOutputStream(Arrival.archive(folder))) {
      CopiedStream copied = new CopiedStream(sent, archive);
      long size = unpacker.unpack(copied, Arrival.unpacked(folder));
      return new Sequence.Content(revision, copied.digest(), size);
    }
  }

  /**
   * Fetches a package from the storage, once however many ask at a time.
   *
   * @return whether it is there
   */
  boolean fetch(Sequence sequence) throws IOException {
    String revision = sequence.content().revision();
    CompletableFuture<Boolean> mine = new CompletableFuture<>();
    CompletableFuture<Boolean> others = fetching.putIfAbsent(revision, mine);
    if (others != null) {
      return await(others);
    }
    try {
      boolean there = cache.has(revision) || fetchNow(sequence);
      mine.complete(there);
      return there;
    } catch (IOException | RuntimeException e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      fetching.remove(revision);
    }
  }

  private static boolean await(CompletableFuture<Boolean> others) throws IOException {
    try {
      return others.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof IOException reason ? reason : new IOException(e.getCause());
    }
  }

  private boolean fetchNow(Sequence sequence) throws IOException {
    Sequence.Content content = sequence.content();
    Path folder = Files.createDirectory(cache.workplace());
    try {
      Path archive = Arrival.archive(folder);
      if (!storage.fetch(Remains.file(content.revision()), archive, content.size())) {
        return false;
      }
      if (!digest(archive).equals(content.digest())) {
        throw new StorageUnavailableException(
            "The stored package of sequence " + sequence.id() + " is damaged");
      }
      Files.createDirectory(Arrival.unpacked(folder));
      try (InputStream stored = Files.newInputStream(archive)) {
        unpacker.unpack(stored, Arrival.unpacked(folder));
      }
      cache.take(Arrival.unpacked(folder), content.revision());
      return true;
    } catch (BadPackageException e) {
      throw new StorageUnavailableException(
          "The package of sequence %s is not taken by this hub: %s"
              .formatted(sequence.id(), e.getMessage()));
    } finally {
      Folders.delete(folder);
    }
  }

  private static String digest(Path file) throws IOException {
    try (CopiedStream whole =
        new CopiedStream(Files.newInputStream(file), OutputStream.nullOutputStream())) {
      whole.transferTo(OutputStream.nullOutputStream());
      return whole.digest();
    }
  }
}
