package io.jacquard.jac.runtime.container;

import java.security.SecureRandom;

/** A hash of texts that nobody outside of this process can predict. */
public final class SecretHash {
  private static final long SEED = new SecureRandom().nextLong();
  private static final long FACTOR = 0x9E3779B97F4A7C15L | 1;

  private SecretHash() {}

  public static int of(String text) {
    long hash = SEED;
    for (int i = 0; i < text.length(); i++) {
      hash =
          Math.unsignedMultiplyHigh(hash ^ text.charAt(i), FACTOR)
              ^ ((hash ^ text.charAt(i)) * FACTOR);
    }
    return (int) (hash ^ (hash >>> 32));
  }
}
