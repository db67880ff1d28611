package io.jacquard.auth.throttle;

/** Counts failed attempts by a key, an account or an address. */
interface FailureCounts {

  /** One more, at this time in milliseconds since 1970. */
  void add(String key, long nowMillis);

  Failures of(String key);

  void forget(String key);
}
