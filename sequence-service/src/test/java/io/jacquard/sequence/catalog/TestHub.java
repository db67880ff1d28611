package io.jacquard.sequence.catalog;

import io.jacquard.sequence.archive.ArchiveConfig;
import io.jacquard.sequence.archive.Unpacker;
import io.jacquard.sequence.hub.HubConfig;
import io.jacquard.sequence.hub.HubLog;
import io.jacquard.sequence.storage.PackageStorage;
import io.jacquard.store.DocumentStore;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** A hub of the space "loom", as far as it has packages. */
final class TestHub {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final SequenceCatalog catalog;
  final Housekeeping housekeeping;
  final Remains remains;

  private final Path folder;

  TestHub(String id, Path folder, DocumentStore store, PackageStorage storage) {
    this(hub(id, "loom"), folder, store, storage);
  }

  /** A hub of another space. */
  static TestHub in(String space, Path folder, DocumentStore store, PackageStorage storage) {
    return new TestHub(hub("other", space), folder, store, storage);
  }

  private TestHub(HubConfig hub, Path folder, DocumentStore store, PackageStorage storage) {
    this.folder = folder;
    CatalogConfig config = catalog(folder);
    HubLog log = new HubLog(hub);
    PackageCache cache = new PackageCache(config);
    remains = new Remains(store, storage, new HubKey(config));
    SequenceRepository repository = new SequenceRepository(store, remains, hub);
    housekeeping = new Housekeeping(repository, cache, remains, config, log);
    Arrivals arrivals = new Arrivals(new Unpacker(limits()), storage, cache);
    catalog =
        new SequenceCatalog(repository, storage, cache, arrivals, remains, housekeeping, hub, log);
    try {
      catalog.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HubConfig hub(String id, String space) {
    return config(HubConfig.class, Map.of("id", id, "space", space));
  }

  private static CatalogConfig catalog(Path folder) {
    return config(CatalogConfig.class, Map.of("folder", folder));
  }

  private static ArchiveConfig limits() {
    MemorySize room = new MemorySize(BigInteger.valueOf(1 << 20));
    return config(
        ArchiveConfig.class,
        Map.of("maxSize", room, "maxUnpacked", room, "maxEntries", 10, "maxRatio", 100));
  }

  /** A configuration of which some values are asked. */
  private static <T> T config(Class<T> type, Map<String, Object> values) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, _) -> Objects.requireNonNull(values.get(method.getName()))));
  }

  /** Tidies until something holds, which it does soon. */
  void tidyUntil(BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("never tidy");
      }
      housekeeping.tidy();
    }
  }

  /** What lies in a part of the hub's folder: {@code sequences} or {@code incoming}. */
  List<Path> files(String part) throws IOException {
    try (var files = Files.list(folder.resolve(part))) {
      return files.toList();
    }
  }
}
