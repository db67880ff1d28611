package io.jacquard.commons.redis;

/** Redis answered a command with an error; the connection is well. */
public final class RedisRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RedisRefusedException(String message) {
    super("Redis refuses: " + message, null, false, false);
  }
}
