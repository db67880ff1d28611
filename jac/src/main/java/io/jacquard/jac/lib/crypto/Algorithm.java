package io.jacquard.jac.lib.crypto;

/** A way to digest bytes. */
interface Algorithm {
  /** Python's name. */
  String name();

  /** The bytes it takes in at a time, which {@code hmac} fills its key up to. */
  int blockSize();

  /** The bytes it answers; 0 when the caller says how many. */
  int digestSize();

  byte[] digest(byte[] input);
}
