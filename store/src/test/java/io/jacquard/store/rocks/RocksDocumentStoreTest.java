package io.jacquard.store.rocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.DocumentStoreContract;
import io.jacquard.store.IndexEntry;
import io.jacquard.store.IndexSpec;
import io.jacquard.store.Scan;
import io.jacquard.store.StoreException;
import io.jacquard.store.Write;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksDocumentStoreTest extends DocumentStoreContract {
  private static final CollectionSpec THINGS =
      CollectionSpec.of("things", IndexSpec.on("byKind", "kind"));

  @TempDir Path folder;
  @TempDir Path second;

  @Override
  protected DocumentStore open(Clock clock) {
    return RocksDocumentStore.open(folder, clock);
  }

  private static DocumentKey thing(String id) {
    return DocumentKey.of("things", id);
  }

  @Test
  void whatWasCommittedIsThereAfterReopening() {
    long version;
    try (DocumentStore store = RocksDocumentStore.open(second)) {
      store.declare(THINGS);
      store.commit(Write.put(thing("a"), Body.of(Map.of("kind", "cup"))));
      version = store.get(thing("a")).orElseThrow().version();
    }

    try (DocumentStore store = RocksDocumentStore.open(second)) {
      store.declare(THINGS);
      Document found = store.get(thing("a")).orElseThrow();
      store.commit(Write.replace(found, Body.of(Map.of("kind", "jar"))));

      assertThat(found.version()).isEqualTo(version);
      assertThat(store.get(thing("a")).orElseThrow().version()).isGreaterThan(version);
      assertThat(store.scan(Scan.of("things", "byKind", "jar")).entries())
          .extracting(IndexEntry::id)
          .containsExactly("a");
      assertThat(store.scan(Scan.of("things", "byKind", "cup")).entries()).isEmpty();
    }
  }

  @Test
  void aFolderBelongsToOneStore() {
    assertThatThrownBy(() -> RocksDocumentStore.open(folder))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("already open in this process");
  }

  @Test
  void aFolderIsFreeAgainAfterClosing() {
    RocksDocumentStore.open(second).close();

    RocksDocumentStore.open(second).close();
  }

  @Test
  void theFolderIsItsOwnersAlone() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.writeString(second.resolve("file"), "");

    assertThatThrownBy(() -> RocksDocumentStore.open(file.resolve("data")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot open the data folder")
        .hasMessageContaining("file");
  }

  @Test
  void expiredDocumentsAreSweptWithTheirEntries() {
    try (RocksDocumentStore store = RocksDocumentStore.open(second, clock)) {
      store.declare(THINGS);
      Body cup = Body.of(Map.of("kind", "cup"));
      store.commit(
          Write.put(thing("a"), cup).expiringAt(clock.instant().plusSeconds(1)),
          Write.put(thing("b"), cup).expiringAt(clock.instant().plusSeconds(1)),
          Write.put(thing("c"), cup).expiringAt(clock.instant().plusSeconds(99)));
      store.commit(Write.put(thing("b"), cup));
      clock.advance(Duration.ofSeconds(2));

      assertThat(store.sweep()).isEqualTo(1);
      assertThat(store.sweep()).isZero();
      assertThat(store.scan(Scan.of("things", "byKind", "cup")).entries())
          .extracting(IndexEntry::id)
          .containsExactly("b", "c");
    }
  }
}
