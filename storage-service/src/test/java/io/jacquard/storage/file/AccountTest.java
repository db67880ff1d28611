package io.jacquard.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.commons.problem.ProblemException;
import io.jacquard.files.FileAttributes;
import io.jacquard.files.FileStore.Usage;
import io.jacquard.files.Guard;
import io.jacquard.files.LocalFileStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTest {
  @TempDir Path folder;
  private LocalFileStore store;
  private Accounts accounts;

  @BeforeEach
  void open() {
    store = new LocalFileStore(folder);
    accounts = new Accounts(new Account.Limits(3, 100, 2));
  }

  private static InputStream bytes(int count) {
    return new ByteArrayInputStream(new byte[count]);
  }

  @Test
  void aFirstLookCountsWhatIsThere() throws IOException {
    store.upload(bytes(60), "users/a/x", FileAttributes.NONE);

    try (Accounts.Use use = accounts.enter(store, "users/a")) {
      assertThat(use.account().used()).isEqualTo(new Usage(1, 60));
    }
  }

  @Test
  void twoUploadsTogetherCannotTakeMoreThanThereIs() throws IOException {
    try (Accounts.Use use = accounts.enter(store, "users/a");
        Room first = new Room(use.account(), Guard.NONE, Optional.of(60L), 1_000);
        Room second = new Room(use.account(), Guard.NONE, Optional.of(60L), 1_000)) {
      first.check(Optional.empty());

      assertThatThrownBy(() -> second.check(Optional.empty()))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("100 bytes");
    }
  }

  @Test
  void whatAnUploadReplacesMakesRoomForIt() throws IOException {
    var old = store.upload(bytes(90), "users/a/x", FileAttributes.NONE);
    try (Accounts.Use use = accounts.enter(store, "users/a")) {
      try (Room room = new Room(use.account(), Guard.NONE, Optional.empty(), 1_000)) {
        room.check(Optional.of(old));
        room.counted(bytes(95)).readAllBytes();
        room.stored(95);
      }
      assertThat(use.account().used()).isEqualTo(new Usage(1, 95));
    }
  }

  @Test
  void anUploadThatFailsGivesItsRoomBack() throws IOException {
    try (Accounts.Use use = accounts.enter(store, "users/a")) {
      try (Room room = new Room(use.account(), Guard.NONE, Optional.empty(), 1_000)) {
        room.check(Optional.empty());
        assertThatThrownBy(() -> room.counted(bytes(101)).readAllBytes())
            .isInstanceOf(ProblemException.class);
      }
      try (Room room = new Room(use.account(), Guard.NONE, Optional.of(100L), 1_000)) {
        room.check(Optional.empty());
      }
    }
  }
}
