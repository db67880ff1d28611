package io.jacquard.walker.call;

import io.jacquard.store.Write;
import java.util.Optional;

/** Makes a call happen once, however often it is asked for. */
public interface Once {

  /** The answer of the time when it happened, if it has. */
  Optional<byte[]> answer();

  /** What the call's own commit writes so that it is known to have happened. */
  Write record(byte[] answer);
}
