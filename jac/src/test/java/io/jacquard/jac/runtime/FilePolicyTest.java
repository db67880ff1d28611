package io.jacquard.jac.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.jac.runtime.execution.FilePolicy;
import io.jacquard.jac.runtime.failure.JacError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePolicyTest {
  @TempDir private Path folder;

  @Test
  void relativePathsStartInTheFirstFolder() {
    FilePolicy policy = FilePolicy.confinedTo(folder);

    assertThat(policy.resolve("a/b.txt")).isEqualTo(policy.home().resolve("a/b.txt"));
  }

  @Test
  void nothingOutsideIsReached() throws IOException {
    FilePolicy policy = FilePolicy.confinedTo(folder);
    Files.createSymbolicLink(folder.resolve("out"), Path.of("/"));

    for (String path : List.of("../x", "/etc/passwd", "a/../../x", "out/etc/passwd")) {
      assertThatThrownBy(() -> policy.resolve(path))
          .isInstanceOfSatisfying(
              JacError.class, e -> assertThat(e.isA("PermissionError")).isTrue());
    }
  }

  @Test
  void aHiddenFolderIsNotReachedThoughItsParentIs() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("data"));
    FilePolicy policy = FilePolicy.confinedTo(folder).hiding(List.of(folder.resolve("data")));

    assertThat(policy.resolve("database.txt")).isNotNull();
    for (String path : List.of("data/secret", "data", "link/secret", "x/../data/secret")) {
      assertThatThrownBy(() -> policy.resolve(path)).isInstanceOf(JacError.class);
    }
  }
}
