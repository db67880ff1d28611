package io.jacquard.sequence.instance.state;

import java.time.Instant;
import java.util.Optional;

/**
 * How often an instance was begun again.
 *
 * @param count how often in a row
 * @param due when it will be once more, if it will
 */
public record Rerun(int count, Optional<Instant> due) {
  public static final Rerun NONE = new Rerun(0, Optional.empty());

  public static Rerun of(int count) {
    return new Rerun(count, Optional.empty());
  }
}
