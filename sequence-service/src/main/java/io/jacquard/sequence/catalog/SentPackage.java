package io.jacquard.sequence.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.sequence.archive.BadPackageException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A package while somebody sends it. */
public interface SentPackage {

  /** The tar.gz. */
  InputStream content();

  /**
   * What is sent with it for its instances; known once the content was read to its end.
   *
   * @throws BadPackageException if it is no object
   */
  Optional<ObjectNode> appConfig() throws IOException, BadPackageException;

  /** A package that comes with nothing else. */
  static SentPackage of(InputStream content) {
    return new SentPackage() {
      @Override
      public InputStream content() {
        return content;
      }

      @Override
      public Optional<ObjectNode> appConfig() {
        return Optional.empty();
      }
    };
  }
}
