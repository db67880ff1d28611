package io.jacquard.sequence.instance;

import java.time.Instant;
import java.util.Optional;

/**
 * How often an instance was begun again.
 *
 * @param count how often in a row
 * @param due when it will be once more, if it will
 */
record Rerun(int count, Optional<Instant> due) {
  static final Rerun NONE = new Rerun(0, Optional.empty());

  static Rerun of(int count) {
    return new Rerun(count, Optional.empty());
  }
}
