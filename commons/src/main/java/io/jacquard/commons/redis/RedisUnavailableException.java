package io.jacquard.commons.redis;

import org.jspecify.annotations.Nullable;

/** Redis did not do what was asked, or nobody knows whether it did. */
public final class RedisUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RedisUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause, false, false);
  }
}
