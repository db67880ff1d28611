package io.jacquard.auth.throttle;

/**
 * What is known of failed attempts.
 *
 * @param count how many there were, without a pause as long as the memory in between
 * @param lastMillis when the last one was, in milliseconds since 1970
 */
record Failures(long count, long lastMillis) {
  static final Failures NONE = new Failures(0, 0);
}
