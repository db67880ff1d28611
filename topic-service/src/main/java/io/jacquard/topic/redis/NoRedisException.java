package io.jacquard.topic.redis;

/** There is no Redis for topics; the message says what to do about it. */
public final class NoRedisException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoRedisException(String message) {
    super(message, null, false, false);
  }
}
