package io.jacquard.sequence.catalog;

import io.jacquard.sequence.archive.BadPackageException;
import io.jacquard.sequence.catalog.SequenceRepository.Kept;
import io.jacquard.sequence.hub.HubConfig;
import io.jacquard.sequence.hub.HubLog;
import io.jacquard.sequence.storage.PackageStorage;
import io.jacquard.sequence.storage.StorageUnavailableException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The sequences of the space that this hub belongs to. A package that is sent here is unpacked
 * beside, goes to the storage, and is there for all hubs with one commit, so that a failed upload
 * leaves nothing behind; one that came to another hub is fetched when it is first needed.
 */
@Singleton
public final class SequenceCatalog {
  private final SequenceRepository repository;
  private final PackageStorage storage;
  private final PackageCache cache;
  private final Arrivals arrivals;
  private final Remains remains;
  private final Housekeeping housekeeping;
  private final HubConfig hub;
  private final HubLog log;

  SequenceCatalog(
      SequenceRepository repository,
      PackageStorage storage,
      PackageCache cache,
      Arrivals arrivals,
      Remains remains,
      Housekeeping housekeeping,
      HubConfig hub,
      HubLog log) {
    this.repository = repository;
    this.storage = storage;
    this.cache = cache;
    this.arrivals = arrivals;
    this.remains = remains;
    this.housekeeping = housekeeping;
    this.hub = hub;
    this.log = log;
  }

  /** Removes what an earlier process left half done. */
  public void open() throws IOException {
    cache.open();
    remains.ofEarlierLife();
    if (repository.shared() && !storage.shared()) {
      log.warn(
          "Packages are kept on the disk of this process, where other hubs cannot fetch them;"
              + " give all hubs one storage-service by jacquard.sequence.storage.url");
    }
  }

  /** All of them, oldest first. */
  public List<Sequence> all() {
    return repository.all().stream().sorted(byAge()).toList();
  }

  private static Comparator<Sequence> byAge() {
    return Comparator.comparing(sequence -> sequence.origin().taken());
  }

  public Optional<Sequence> find(String id) {
    return repository.find(id).map(Kept::sequence);
  }

  /** By id, by name, or by {@code name@version}; of several the newest. */
  public Optional<Sequence> called(String handle) {
    return find(handle)
        .or(() -> repository.named(handle).stream().max(byAge()))
        .or(() -> versioned(handle));
  }

  private Optional<Sequence> versioned(String handle) {
    int at = handle.lastIndexOf('@');
    if (at < 1) {
      return Optional.empty();
    }
    String version = handle.substring(at + 1);
    return repository.named(handle.substring(0, at)).stream()
        .filter(sequence -> sequence.manifest().version().equals(version))
        .max(byAge());
  }

  /** Takes a new package. */
  public Sequence add(SentPackage sent, String user) throws IOException, BadPackageException {
    String id = UUID.randomUUID().toString();
    return take(sent, arrival -> insert(sequence(id, arrival, user)))
        .orElseThrow(() -> new IllegalStateException("sequence " + id + " is there already"));
  }

  private Optional<Sequence> insert(Sequence sequence) {
    return repository.change(Optional.empty(), Optional.of(sequence))
        ? Optional.of(sequence)
        : Optional.empty();
  }

  /** Replaces the package of a sequence wholly. */
  public Sequence replace(Sequence old, SentPackage sent, String user)
      throws IOException, BadPackageException, SequenceGoneException {
    String id = old.id();
    return take(
            sent,
            arrival ->
                Optional.of(sequence(id, arrival, user))
                    .filter(sequence -> change(id, Optional.of(sequence))))
        .orElseThrow(() -> new SequenceGoneException(id));
  }

  /** Forgets a sequence and removes its package, here and everywhere. */
  public void remove(Sequence sequence) throws IOException {
    change(sequence.id(), Optional.empty());
    cache.drop(sequence.content().revision());
  }

  /**
   * The package of a sequence on this hub's disk, fetched if need be.
   *
   * @throws StorageUnavailableException if it cannot be fetched
   */
  public Unpacked unpacked(Sequence wanted) throws IOException, SequenceGoneException {
    Sequence sequence = wanted;
    while (true) {
      Optional<Unpacked> unpacked = here(sequence);
      if (unpacked.isPresent()) {
        return unpacked.get();
      }
      Sequence now = find(wanted.id()).orElseThrow(() -> new SequenceGoneException(wanted.id()));
      if (now.content().equals(sequence.content())) {
        throw new StorageUnavailableException(
            "The package of sequence " + now.id() + " is not in the storage of this hub");
      }
      sequence = now;
    }
  }

  private Optional<Unpacked> here(Sequence sequence) throws IOException {
    String revision = sequence.content().revision();
    PackageUse use = cache.use(revision);
    boolean there = false;
    try {
      there = cache.has(revision) || arrivals.fetch(sequence);
    } finally {
      if (!there) {
        use.close();
      }
    }
    return there
        ? Optional.of(new Unpacked(sequence, cache.folder(revision), use))
        : Optional.empty();
  }

  /** Keeps a package here that a process uses since before this hub began. */
  public PackageUse use(String revision) {
    return cache.use(revision);
  }

  private Sequence sequence(String id, Arrival arrival, String user) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Sequence.Origin origin = new Sequence.Origin(hub.id(), user, now);
    return new Sequence(id, arrival.manifest(), arrival.content(), origin, arrival.appConfig());
  }

  /** Makes a package that has come that of a sequence, if it still can. */
  private interface Placing {
    Optional<Sequence> place(Arrival arrival);
  }

  /**
   * Takes a package to where all hubs find it and has it here too. Where it comes to nothing it is
   * removed; where nobody knows, as the store failed, it is looked after much later.
   */
  private Optional<Sequence> take(SentPackage sent, Placing placing)
      throws IOException, BadPackageException {
    String revision = UUID.randomUUID().toString();
    CompletableFuture<?> announced = remains.announce(revision);
    boolean useless = true;
    try (Arrival arrival = arrivals.receive(revision, sent);
        var _ = cache.use(revision)) {
      announced.join();
      storage.put(Remains.file(revision), arrival.archive());
      cache.take(arrival.unpacked(), revision);
      useless = false;
      Optional<Sequence> placed = placing.place(arrival);
      useless = placed.isEmpty();
      return placed;
    } finally {
      if (useless) {
        var _ = remains.giveUp(revision).thenRunAsync(housekeeping::soon);
      }
    }
  }

  /** Changes what is known of a sequence, whatever it is now; false if it is gone. */
  private boolean change(String id, Optional<Sequence> next) {
    Optional<Kept> now = repository.find(id);
    while (now.isPresent() && !repository.change(now, next)) {
      now = repository.find(id);
    }
    housekeeping.soon();
    return now.isPresent();
  }
}
