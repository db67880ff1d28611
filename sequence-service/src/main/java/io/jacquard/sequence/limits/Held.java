package io.jacquard.sequence.limits;

import java.util.Optional;

/** An instance that is held to its limits. */
public interface Held {

  /** Why it was ended, if it was because it went over a limit. */
  Optional<String> breach();

  /** It is over. */
  void release();
}
