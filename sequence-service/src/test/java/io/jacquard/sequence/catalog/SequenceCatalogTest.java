package io.jacquard.sequence.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.sequence.archive.BadPackageException;
import io.jacquard.sequence.storage.StorageUnavailableException;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.mongo.Stores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hubs of one space on one store and one storage. */
class SequenceCatalogTest {
  @TempDir private Path folder;

  private final TestStorage storage = new TestStorage();
  private DocumentStore store;
  private TestHub warp;
  private TestHub weft;

  @BeforeEach
  void open() {
    store = Stores.open(Optional.empty(), folder.resolve("store"));
    warp = hub("warp");
    weft = hub("weft");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private TestHub hub(String id) {
    return new TestHub(id, folder.resolve(id), store, storage);
  }

  private static Sequence send(TestHub hub, String version, String text) throws Exception {
    return hub.catalog.add(archive(version, text), "weaver");
  }

  /** A package whose entry file holds a text. */
  private static SentPackage archive(String version, String text) throws IOException {
    String manifest =
        "{\"name\":\"@loom/yarn\",\"version\":\"" + version + "\",\"main\":\"index.js\"}";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
      for (var file : Map.of("package.json", manifest, "index.js", text).entrySet()) {
        byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    return SentPackage.of(new ByteArrayInputStream(bytes.toByteArray()));
  }

  /** What the entry file of a hub's package holds. */
  private static String text(TestHub hub, Sequence sequence) throws Exception {
    Unpacked unpacked = hub.catalog.unpacked(sequence);
    try (var _ = unpacked.use()) {
      return Files.readString(unpacked.folder().resolve("index.js"));
    }
  }

  private static Sequence called(TestHub hub, String handle) {
    return hub.catalog.called(handle).orElseThrow();
  }

  @Test
  void anotherHubHasWhatCameToOne() throws Exception {
    Sequence sent = send(warp, "1.0.0", "silk");

    assertThat(weft.catalog.all()).containsExactly(sent);
    assertThat(called(weft, sent.id())).isEqualTo(sent);
    assertThat(called(weft, "@loom/yarn@1.0.0")).isEqualTo(sent);
    assertThat(weft.catalog.called("@loom/yarn@2.0.0")).isEmpty();
    assertThat(sent.origin().hub()).isEqualTo("warp");
    assertThat(sent.origin().user()).isEqualTo("weaver");
    assertThat(text(weft, sent)).isEqualTo("silk");
  }

  @Test
  void theHubThatTookAPackageFetchesNothing() throws Exception {
    Sequence sent = send(warp, "1.0.0", "silk");

    assertThat(text(warp, sent)).isEqualTo("silk");

    assertThat(storage.fetches).hasValue(0);
  }

  @Test
  void aHundredThatStartAtOnceFetchOnce() throws Exception {
    Sequence sent = send(warp, "1.0.0", "silk");

    List<Callable<String>> starts = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      starts.add(() -> text(weft, sent));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<String> start : threads.invokeAll(starts)) {
        assertThat(start.get()).isEqualTo("silk");
      }
    }

    assertThat(storage.fetches).hasValue(1);
    assertThat(weft.files("sequences")).hasSize(1);
    assertThat(weft.files("incoming")).isEmpty();
  }

  @Test
  void anOtherSpaceHasNothingOfIt() throws Exception {
    Sequence sent = send(warp, "1.0.0", "silk");

    TestHub stranger = TestHub.in("cellar", folder.resolve("stranger"), store, storage);

    assertThat(stranger.catalog.all()).isEmpty();
    assertThat(stranger.catalog.called(sent.id())).isEmpty();
    assertThat(stranger.catalog.called("@loom/yarn")).isEmpty();
  }

  @Test
  void aBadPackageLeavesNothing() throws Exception {
    SentPackage bad = SentPackage.of(new ByteArrayInputStream(new byte[] {1, 2, 3}));

    assertThatExceptionOfType(BadPackageException.class)
        .isThrownBy(() -> warp.catalog.add(bad, "weaver"));

    assertThat(warp.catalog.all()).isEmpty();
    assertThat(warp.files("incoming")).isEmpty();
    assertThat(warp.files("sequences")).isEmpty();
    assertThat(storage.files).isEmpty();
  }

  @Test
  void anUploadWithoutStorageLeavesNothing() throws Exception {
    storage.away = true;

    assertThatExceptionOfType(StorageUnavailableException.class)
        .isThrownBy(() -> send(warp, "1.0.0", "silk"));

    assertThat(warp.catalog.all()).isEmpty();
    assertThat(warp.files("incoming")).isEmpty();
    assertThat(warp.files("sequences")).isEmpty();
  }

  @Test
  void aStartWithoutStorageGoesWellLater() throws Exception {
    Sequence sent = send(warp, "1.0.0", "silk");
    storage.away = true;

    assertThatThrownBy(() -> text(weft, sent)).isInstanceOf(StorageUnavailableException.class);
    assertThat(weft.files("incoming")).isEmpty();
    assertThat(text(warp, sent)).isEqualTo("silk");

    storage.away = false;
    assertThat(text(weft, sent)).isEqualTo("silk");
  }

  @Test
  void aDamagedPackageIsNotUnpacked() throws Exception {
    Sequence sent = send(warp, "1.0.0", "silk");
    storage.files.replaceAll((_, bytes) -> archived(bytes));

    assertThatThrownBy(() -> text(weft, sent))
        .hasMessage("The stored package of sequence " + sent.id() + " is damaged");

    assertThat(weft.files("sequences")).isEmpty();
    assertThat(weft.files("incoming")).isEmpty();
  }

  /** The same archive with another byte at its end, which unpacks as well as before. */
  private static byte[] archived(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length + 1);
  }

  @Test
  void aLostPackageIsSaidToBeLost() throws Exception {
    Sequence sent = send(warp, "1.0.0", "silk");
    storage.files.clear();

    assertThatThrownBy(() -> text(weft, sent))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining(sent.id());
  }

  @Test
  void whatWasRemovedIsGoneEverywhere() throws Exception {
    Sequence sent = send(warp, "1.0.0", "silk");
    assertThat(text(weft, sent)).isEqualTo("silk");

    warp.catalog.remove(sent);
    warp.housekeeping.tidy();
    weft.housekeeping.tidy();

    assertThat(weft.catalog.called(sent.id())).isEmpty();
    assertThatThrownBy(() -> text(weft, sent)).isInstanceOf(SequenceGoneException.class);
    assertThat(warp.files("sequences")).isEmpty();
    assertThat(weft.files("sequences")).isEmpty();
    assertThat(storage.files).isEmpty();
  }

  @Test
  void whatWasReplacedIsSeenByAll() throws Exception {
    Sequence sent = send(warp, "1.0.0", "silk");
    assertThat(text(weft, sent)).isEqualTo("silk");

    weft.catalog.replace(called(weft, "@loom/yarn@1.0.0"), archive("2.0.0", "wool"), "other");
    weft.housekeeping.tidy();

    assertThat(called(warp, "@loom/yarn@2.0.0").id()).isEqualTo(sent.id());
    assertThat(warp.catalog.called("@loom/yarn@1.0.0")).isEmpty();
    assertThat(text(warp, called(warp, sent.id()))).isEqualTo("wool");
    assertThat(text(weft, called(weft, sent.id()))).isEqualTo("wool");
    assertThat(storage.files).hasSize(1);
  }

  @Test
  void oneWhoMeantTheReplacedPackageGetsTheNewOne() throws Exception {
    Sequence old = send(warp, "1.0.0", "silk");
    warp.catalog.replace(old, archive("2.0.0", "wool"), "weaver");
    warp.housekeeping.tidy();

    assertThat(text(weft, old)).isEqualTo("wool");
  }

  @Test
  void whatWasRemovedMeanwhileIsNotReplaced() throws Exception {
    Sequence sent = send(warp, "1.0.0", "silk");
    weft.catalog.remove(sent);

    assertThatThrownBy(() -> warp.catalog.replace(sent, archive("2.0.0", "wool"), "weaver"))
        .isInstanceOf(SequenceGoneException.class);

    assertThat(warp.catalog.all()).isEmpty();
    warp.tidyUntil(storage.files::isEmpty);
  }

  @Test
  void aPackageInUseStaysUntilItIsNot() throws Exception {
    Sequence sent = send(warp, "1.0.0", "silk");
    Unpacked running = weft.catalog.unpacked(sent);

    warp.catalog.remove(sent);
    weft.housekeeping.tidy();
    assertThat(running.folder().resolve("index.js")).hasContent("silk");

    running.use().close();
    weft.housekeeping.tidy();
    assertThat(weft.files("sequences")).isEmpty();
  }

  @Test
  void nothingStaysOfWhatAKilledHubWasAtWorkOn() throws Exception {
    Path half = folder.resolve("warp/incoming/half/package");
    Files.createDirectories(half);
    warp.remains.announce("a-revision").get();
    storage.put(Remains.file("a-revision"), Files.writeString(half.resolve("a"), "half"));

    weft.housekeeping.tidy();
    assertThat(storage.files).hasSize(1);
    TestHub again = hub("warp");
    again.housekeeping.tidy();

    assertThat(storage.files).isEmpty();
    assertThat(again.files("incoming")).isEmpty();
  }

  @Test
  void aHubThatComesBackHasItsPackages() throws Exception {
    Sequence sent = send(warp, "1.0.0", "silk");

    TestHub again = hub("warp");
    again.housekeeping.tidy();

    assertThat(again.catalog.all()).containsExactly(sent);
    assertThat(text(again, sent)).isEqualTo("silk");
    assertThat(storage.fetches).hasValue(0);
  }
}
