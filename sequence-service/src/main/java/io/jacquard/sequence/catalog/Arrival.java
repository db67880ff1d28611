package io.jacquard.sequence.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.sequence.archive.Folders;
import io.jacquard.sequence.archive.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A package that has come and was found good; closed, what is still in its folder goes.
 *
 * @param folder a place of its own
 * @param content as it came, and as it will be known
 */
record Arrival(
    Path folder, Manifest manifest, Sequence.Content content, Optional<ObjectNode> appConfig)
    implements AutoCloseable {

  /** The tar.gz. */
  Path archive() {
    return archive(folder);
  }

  /** What is in it. */
  Path unpacked() {
    return unpacked(folder);
  }

  static Path archive(Path folder) {
    return folder.resolve("package.tar.gz");
  }

  static Path unpacked(Path folder) {
    return folder.resolve("package");
  }

  @Override
  public void close() throws IOException {
    Folders.delete(folder);
  }
}
