package io.jacquard.jac.lib.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** RFC 2104 over any digest; the JDK's own knows fewer digests and refuses an empty key. */
final class Hmac implements Algorithm {
  private static final int INNER_PAD = 0x36;
  private static final int OUTER_PAD = 0x5c;

  private final Algorithm inner;
  private final byte[] key;

  Hmac(Algorithm inner, byte[] key) {
    this.inner = inner;
    this.key = key;
  }

  @Override
  public String name() {
    return "hmac-" + inner.name();
  }

  @Override
  public int blockSize() {
    return inner.blockSize();
  }

  @Override
  public int digestSize() {
    return inner.digestSize();
  }

  @Override
  public byte[] digest(byte[] input) {
    byte[] block = Arrays.copyOf(key.length > blockSize() ? inner.digest(key) : key, blockSize());
    byte[] first = inner.digest(joined(block, INNER_PAD, input));
    return inner.digest(joined(block, OUTER_PAD, first));
  }

  private static byte[] joined(byte[] block, int pad, byte[] rest) {
    byte[] padded = new byte[block.length];
    for (int i = 0; i < block.length; i++) {
      padded[i] = (byte) (block[i] ^ pad);
    }
    return ByteBuffer.allocate(block.length + rest.length).put(padded).put(rest).array();
  }
}
