package io.jacquard.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalFileStoreTest {
  @TempDir Path folder;
  private LocalFileStore store;

  @BeforeEach
  void open() {
    store = new LocalFileStore(folder.resolve("base"));
  }

  private FileMetadata put(String path, String content) throws IOException {
    return store.upload(bytes(content), path, FileAttributes.NONE);
  }

  private static InputStream bytes(String content) {
    return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
  }

  private String text(String path) throws IOException {
    try (InputStream content = store.download(path)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void anUploadIsReadBackWithWhatWasSaidOfIt() throws IOException {
    Instant modified = Instant.parse("2024-05-06T07:08:09Z");
    store.upload(
        bytes("hello"), "/a/b.txt", new FileAttributes("text/plain", Map.of("k", "ü"), modified));

    FileMetadata found = store.metadata("a//./b.txt");

    assertThat(text("a/b.txt")).isEqualTo("hello");
    assertThat(found.name()).isEqualTo("b.txt");
    assertThat(found.size()).isEqualTo(5);
    assertThat(found.modified()).isEqualTo(modified);
    assertThat(found.contentType()).isEqualTo("text/plain");
    assertThat(found.metadata()).isEqualTo(Map.of("k", "ü"));
  }

  @Test
  void anotherContentHasAnotherEtag() throws IOException {
    String first = put("a", "1").etag();

    assertThat(put("a", "1").etag()).isEqualTo(first);
    assertThat(put("a", "2").etag()).isNotEqualTo(first);
    Files.writeString(folder.resolve("base/a"), "by hand");
    assertThat(store.metadata("a").etag()).isNotNull().isNotEqualTo(first);
  }

  @Test
  void anUploadThatBreaksLeavesTheOldFileAndNothingElse() throws IOException {
    put("a", "old");
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the sender is gone");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            return read();
          }
        };

    assertThatThrownBy(() -> store.upload(broken, "a", FileAttributes.NONE))
        .hasMessage("the sender is gone");

    assertThat(text("a")).isEqualTo("old");
    assertThat(folder.resolve("base/.jacquard-files/uploads")).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../out", "a/../../out", "..", ".jacquard-files/uploads", "a/.JACQUARD-files"})
  void refusesPathsThatAreNotOfTheStore(String path) {
    assertThatThrownBy(() -> put(path, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + path + "'");
    assertThatThrownBy(() -> store.list(path, true)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.delete(path)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesToFollowALinkOut() throws IOException {
    put("a", "x");
    Files.createSymbolicLink(folder.resolve("base/link"), folder);

    assertThatThrownBy(() -> put("link/x", "x")).hasMessageContaining("leaves the storage");
    assertThatThrownBy(() -> store.list("link", false)).hasMessageContaining("leaves the storage");
  }

  @Test
  void listsAFolderOrEverythingBelow() throws IOException {
    put("a/b.txt", "");
    put("a/c/d.txt", "");
    put("e.txt", "");

    assertThat(store.list("", false)).containsExactly("a", "e.txt");
    assertThat(store.list("", true)).containsExactly("a/b.txt", "a/c/d.txt", "e.txt");
    assertThat(store.list("a", false)).containsExactly("a/b.txt", "a/c");
    assertThat(store.list("none", false)).isEmpty();
    assertThat(store.list("e.txt", true)).isEmpty();
    assertThatThrownBy(() -> store.list("e.txt", false)).isInstanceOf(NotDirectoryException.class);
  }

  @Test
  void countsWhatAFolderHolds() throws IOException {
    put("a/b.txt", "12");
    put("a/c/d.txt", "345");
    put("e.txt", "6");

    assertThat(store.usage("a")).isEqualTo(new FileStore.Usage(2, 5));
    assertThat(store.usage("")).isEqualTo(new FileStore.Usage(3, 6));
    assertThat(store.usage("none")).isEqualTo(new FileStore.Usage(0, 0));
  }

  @Test
  void deletesFilesAndFoldersButNeverItself() throws IOException {
    put("a/b.txt", "");

    assertThat(store.delete("a")).isTrue();
    assertThat(store.delete("a")).isFalse();
    assertThat(store.exists("a/b.txt")).isFalse();
    assertThat(store.exists("")).isTrue();
    for (String itself : new String[] {"", "/", "."}) {
      assertThatThrownBy(() -> store.delete(itself))
          .hasMessage("the storage itself cannot be deleted");
    }
  }

  @Test
  void aFileMadeAnewHasForgottenTheOldOnesMetadata() throws IOException {
    store.upload(bytes("x"), "a/b", new FileAttributes("image/png", Map.of("k", "v"), null));
    store.delete("a");
    put("a/b", "x");

    assertThat(store.metadata("a/b").contentType()).isNull();
    assertThat(store.metadata("a/b").metadata()).isEmpty();
  }

  @Test
  void copiesAndMovesWithWhatIsKnownOfTheFile() throws IOException {
    store.upload(bytes("x"), "a/b", new FileAttributes("image/png", Map.of("k", "v"), null));

    assertThat(store.copy("a/b", "c/d")).isTrue();
    assertThat(store.move("a", "m/n")).isTrue();
    assertThat(store.copy("a/b", "z")).isFalse();
    assertThat(store.move("a", "z")).isFalse();

    for (String path : new String[] {"c/d", "m/n/b"}) {
      assertThat(text(path)).isEqualTo("x");
      assertThat(store.metadata(path).contentType()).isEqualTo("image/png");
      assertThat(store.metadata(path).metadata()).isEqualTo(Map.of("k", "v"));
    }
  }

  @Test
  void namesWhatCannotBeCopiedOrRead() throws IOException {
    put("a/b", "x");

    assertThatThrownBy(() -> store.copy("a", "c")).isInstanceOf(IsDirectoryException.class);
    assertThatThrownBy(() -> store.copy("a/b", "a/b")).isInstanceOf(SameFileException.class);
    assertThatThrownBy(() -> store.move("a", "a/c")).isInstanceOf(SameFileException.class);
    assertThatThrownBy(() -> store.download("a")).isInstanceOf(IsDirectoryException.class);
    assertThatThrownBy(() -> store.download("none"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage("none");
    assertThatThrownBy(() -> put("", "x")).isInstanceOf(IsDirectoryException.class);
    assertThatThrownBy(() -> put("a", "x")).isInstanceOf(IsDirectoryException.class);
  }

  @Test
  void keepsWhatIsKnownOfNamesThatLookLikeItsOwn() throws IOException {
    for (String path : new String[] {"a.d", "a.f/b", "a.f.f", "b.d/c.d/d", "b/c"}) {
      store.upload(bytes(path), path, new FileAttributes("x/" + path.length(), Map.of(), null));
    }

    assertThat(store.metadata("a.d").contentType()).isEqualTo("x/3");
    assertThat(store.metadata("a.f/b").contentType()).isEqualTo("x/5");
    assertThat(store.metadata("b.d/c.d/d").contentType()).isEqualTo("x/9");
  }

  @Test
  void twoContentsOfOneSizeInOneMomentAreToldApart() throws IOException {
    for (int i = 0; i < 20; i++) {
      String type = "x/" + i;
      store.upload(bytes("" + i % 10), "a", new FileAttributes(type, Map.of(), null));
      assertThat(store.metadata("a").contentType()).isEqualTo(type);
    }
  }

  @Test
  void whatAnInnerStoreKnowsOfAFileIsFoundFromOutside() throws IOException {
    new LocalFileStore(folder.resolve("base/inner"))
        .upload(bytes("x"), "a/b", new FileAttributes("image/png", Map.of(), null));
    put("c/d", "x");

    try (StoredFile inner = LocalFileStore.openWithin(folder.resolve("base"), "inner/a/b");
        StoredFile outer = LocalFileStore.openWithin(folder.resolve("base"), "c/d")) {
      assertThat(inner.metadata().contentType()).isEqualTo("image/png");
      assertThat(outer.metadata().etag()).isEqualTo(store.metadata("c/d").etag());
    }
    assertThatThrownBy(() -> LocalFileStore.openWithin(folder.resolve("base"), "a/../../x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReaderKeepsItsVersionWhileAnotherIsStored() throws IOException {
    put("a", "first");
    try (StoredFile first = store.open("a")) {
      put("a", "second");

      assertThat(first.metadata().size()).isEqualTo(5);
      assertThat(first.read(1, 3)).hasContent("irs");
      assertThat(first.path()).isEmpty();
    }
    try (StoredFile second = store.open("a")) {
      Path pinned = second.path().orElseThrow();
      store.delete("a");

      assertThat(pinned).hasContent("second");
    }
    assertThat(folder.resolve("base/.jacquard-files/uploads")).isEmptyDirectory();
  }

  @Test
  void aReaderNeverSeesAMixOfTwoVersions() throws Exception {
    put("a", "1");
    Thread writer =
        Thread.ofVirtual()
            .start(() -> {
              for (int i = 1; i < 60; i++) {
                try {
                  FileAttributes attributes = new FileAttributes("x/" + i, Map.of(), null);
                  store.upload(bytes("x".repeat(i)), "a", attributes);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }
            });
    while (writer.isAlive()) {
      try (StoredFile file = store.open("a")) {
        long size = file.metadata().size();
        assertThat(file.read(0, Long.MAX_VALUE).readAllBytes()).hasSize((int) size);
        assertThat(file.metadata().contentType()).isIn("x/" + size, null);
      }
    }
    writer.join();
  }

  @Test
  void aGuardMayStopAChangeWhenTheContentHasCome() throws IOException {
    put("a", "old");
    int[] asked = {0};
    Guard guard =
        current -> {
          assertThat(current.orElseThrow().size()).isEqualTo(3);
          if (++asked[0] == 2) {
            throw new IOException("no longer");
          }
        };

    assertThatThrownBy(() -> store.upload(bytes("new!"), "a", FileAttributes.NONE, guard))
        .hasMessage("no longer");
    asked[0] = 1;
    assertThatThrownBy(() -> store.delete("a", guard)).hasMessage("no longer");

    assertThat(text("a")).isEqualTo("old");
    assertThat(folder.resolve("base/.jacquard-files/uploads")).isEmptyDirectory();
  }

  @Test
  void whatACrashLeftGoesWhenTheStoreIsNextOpened() throws IOException {
    Path drafts = Files.createDirectories(folder.resolve("crashed/.jacquard-files/uploads"));
    Files.writeString(drafts.resolve("left"), "half");

    var _ = new LocalFileStore(folder.resolve("crashed"));

    assertThat(drafts).isEmptyDirectory();
  }

  @Test
  void namesThePathOfWhichAPartIsAFile() throws IOException {
    put("a", "x");

    assertThatThrownBy(() -> put("a/b/c", "x"))
        .isInstanceOf(NotDirectoryException.class)
        .hasMessage("a/b/c");
    assertThatThrownBy(() -> put("x".repeat(254), "x")).hasMessageContaining("longer than 253");
    assertThat(put("ü".repeat(126), "x").size()).isEqualTo(1);
  }
}
