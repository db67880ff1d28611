package io.jacquard.files;

import java.io.IOException;
import java.util.Optional;

/**
 * Has the last word on a change, when nothing else can change the file any more; what it throws is
 * thrown by the operation, and the file stays as it is.
 */
@FunctionalInterface
public interface Guard {
  /** Lets everything happen. */
  Guard NONE = _ -> {};

  /** Takes what would be replaced or removed; empty when there is nothing. */
  void check(Optional<FileMetadata> current) throws IOException;
}
