package io.jacquard.sequence.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPackageStorageTest {
  @TempDir private Path folder;

  @Test
  void givesBackWhatItKeepsUntilItIsDeleted() throws IOException {
    PackageStorage storage = new LocalPackageStorage(folder.resolve("archives"));
    Path fetched = folder.resolve("fetched");

    assertThat(storage.fetch("a", fetched, 4)).isFalse();
    storage.put("a", Files.writeString(folder.resolve("sent"), "silk"));
    assertThat(storage.fetch("a", fetched, 4)).isTrue();
    assertThat(fetched).hasContent("silk");

    storage.delete("a");
    storage.delete("a");
    assertThat(storage.fetch("a", folder.resolve("again"), 4)).isFalse();
    assertThat(storage.shared()).isFalse();
  }
}
