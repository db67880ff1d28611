package io.jacquard.sequence.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.sequence.archive.BadPackageException;
import io.jacquard.sequence.archive.Manifest;
import io.jacquard.sequence.archive.Unpacker;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The sequences of this hub. An upload is unpacked beside and then takes its place by one rename
 * and one commit, so that a failed one leaves nothing behind.
 */
@Singleton
public final class SequenceCatalog {
  private static final Logger LOG = Logger.getLogger(SequenceCatalog.class);

  private final Unpacker unpacker;
  private final SequenceRepository repository;
  private final Path sequences;
  private final Path incoming;
  private final Map<String, Sequence> known = new ConcurrentHashMap<>();

  SequenceCatalog(Unpacker unpacker, SequenceRepository repository, CatalogConfig config) {
    this.unpacker = unpacker;
    this.repository = repository;
    Path folder = config.folder().toAbsolutePath().normalize();
    this.sequences = folder.resolve("sequences");
    this.incoming = folder.resolve("incoming");
  }

  /** Finds what an earlier process kept, and removes what it left half done. */
  public void open() throws IOException {
    Folders.delete(incoming);
    Files.createDirectories(incoming);
    Files.createDirectories(sequences);
    for (SequenceRepository.Entry entry : repository.all()) {
      Path folder = folder(entry.id(), entry.revision());
      try {
        Instant created = Instant.ofEpochMilli(entry.createdMillis());
        Manifest manifest = Manifest.read(folder);
        known.put(
            entry.id(),
            new Sequence(entry.id(), manifest, folder, entry.size(), created, entry.appConfig()));
      } catch (IOException | BadPackageException e) {
        LOG.warnf("a sequence is gone from disk sequence=%s reason=%s", entry.id(), e.getMessage());
        repository.delete(entry.id());
      }
    }
    removeStrangers();
  }

  private void removeStrangers() throws IOException {
    try (var folders = Files.list(sequences)) {
      for (Path folder : folders.toList()) {
        if (!known.containsKey(folder.getFileName().toString())) {
          Folders.delete(folder);
        }
      }
    }
  }

  /** All of them, oldest first. */
  public List<Sequence> all() {
    return known.values().stream().sorted(Comparator.comparing(Sequence::created)).toList();
  }

  public Optional<Sequence> find(String id) {
    return Optional.ofNullable(known.get(id));
  }

  /** By id, by name, or by {@code name@version}; of several the newest. */
  public Optional<Sequence> called(String handle) {
    return find(handle)
        .or(() ->
            known.values().stream()
                .filter(sequence -> sequence.isCalled(handle))
                .max(Comparator.comparing(Sequence::created)));
  }

  /** Takes a new package. */
  public Sequence add(SentPackage sent) throws IOException, BadPackageException {
    return take(UUID.randomUUID().toString(), sent);
  }

  /** Replaces the package of a sequence wholly. */
  public Sequence replace(Sequence old, SentPackage sent) throws IOException, BadPackageException {
    Sequence sequence = take(old.id(), sent);
    Folders.delete(old.folder());
    return sequence;
  }

  /** Forgets a sequence and removes its files. */
  public void remove(Sequence sequence) throws IOException {
    repository.delete(sequence.id());
    known.remove(sequence.id());
    Folders.delete(sequences.resolve(sequence.id()));
  }

  private Sequence take(String id, SentPackage sent) throws IOException, BadPackageException {
    String revision = UUID.randomUUID().toString();
    Path unpacked = Files.createDirectory(incoming.resolve(revision));
    try {
      long size = unpacker.unpack(sent.content(), unpacked);
      Optional<ObjectNode> appConfig = sent.appConfig();
      Manifest manifest = Manifest.read(unpacked);
      Path folder = folder(id, revision);
      Files.createDirectories(folder.resolveSibling(""));
      Files.move(unpacked, folder);
      Instant now = Instant.now();
      repository.put(
          new SequenceRepository.Entry(id, revision, size, now.toEpochMilli(), appConfig));
      Sequence sequence = new Sequence(id, manifest, folder, size, now, appConfig);
      known.put(id, sequence);
      return sequence;
    } finally {
      Folders.delete(unpacked);
    }
  }

  private Path folder(String id, String revision) {
    return sequences.resolve(id).resolve(revision);
  }
}
