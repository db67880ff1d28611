package io.jacquard.jac.lib.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * BLAKE2 of RFC 7693, which the JDK has not: {@code blake2b} on words of 64 bits, {@code blake2s}
 * on words of 32. Both calculate in {@code long}; the narrow one keeps the low half.
 */
final class Blake2 implements Algorithm {
  private static final int STATE_WORDS = 8;
  private static final byte[][] ORDER = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
  };
  private static final int[][] LINES = {
    {0, 4, 8, 12}, {1, 5, 9, 13}, {2, 6, 10, 14}, {3, 7, 11, 15},
    {0, 5, 10, 15}, {1, 6, 11, 12}, {2, 7, 8, 13}, {3, 4, 9, 14},
  };

  private final Blake2Variant variant;
  private final int digestSize;
  private final byte[] key;
  private final byte[] parameters;
  private final boolean lastNode;

  /**
   * Prepares the algorithm.
   *
   * @param parameters what the RFC calls the parameter block: sizes, salt, person and tree
   */
  Blake2(Blake2Variant variant, int digestSize, byte[] key, byte[] parameters, boolean lastNode) {
    this.variant = variant;
    this.digestSize = digestSize;
    this.key = key;
    this.parameters = parameters;
    this.lastNode = lastNode;
  }

  @Override
  public int digestSize() {
    return digestSize;
  }

  @Override
  public String name() {
    return variant.pythonName;
  }

  @Override
  public int blockSize() {
    return variant.blockSize;
  }

  @Override
  public byte[] digest(byte[] input) {
    long[] state = new long[STATE_WORDS];
    ByteBuffer block = buffer(parameters);
    for (int i = 0; i < STATE_WORDS; i++) {
      state[i] = variant.start(i) ^ variant.word(block, i);
    }
    byte[] all = withKey(input);
    int size = variant.blockSize;
    int blocks = Math.max(1, (all.length + size - 1) / size);
    for (int i = 0; i < blocks; i++) {
      byte[] chunk = Arrays.copyOfRange(all, i * size, (i + 1) * size);
      long count = i == blocks - 1 ? all.length : (i + 1L) * size;
      compress(state, buffer(chunk), count, i == blocks - 1);
    }
    return bytes(state);
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private byte[] withKey(byte[] input) {
    if (key.length == 0) {
      return input;
    }
    return ByteBuffer.allocate(variant.blockSize + input.length)
        .put(Arrays.copyOf(key, variant.blockSize))
        .put(input)
        .array();
  }

  private void compress(long[] state, ByteBuffer chunk, long count, boolean last) {
    long[] v = Arrays.copyOf(state, 2 * STATE_WORDS);
    for (int i = 0; i < STATE_WORDS; i++) {
      v[STATE_WORDS + i] = variant.start(i);
    }
    v[12] ^= variant.cut(count);
    if (!variant.wide()) {
      v[13] ^= count >>> Integer.SIZE;
    }
    if (last) {
      v[14] = variant.cut(~v[14]);
      v[15] = lastNode ? variant.cut(~v[15]) : v[15];
    }
    for (int round = 0; round < variant.rounds(); round++) {
      byte[] order = ORDER[round % ORDER.length];
      for (int i = 0; i < LINES.length; i++) {
        long x = variant.word(chunk, order[2 * i]);
        long y = variant.word(chunk, order[2 * i + 1]);
        mix(v, LINES[i], x, y);
      }
    }
    for (int i = 0; i < STATE_WORDS; i++) {
      state[i] ^= v[i] ^ v[i + STATE_WORDS];
    }
  }

  private void mix(long[] v, int[] line, long x, long y) {
    int a = line[0];
    int b = line[1];
    int c = line[2];
    int d = line[3];
    v[a] = variant.cut(v[a] + v[b] + x);
    v[d] = variant.rotate(v[d] ^ v[a], variant.rotation(0));
    v[c] = variant.cut(v[c] + v[d]);
    v[b] = variant.rotate(v[b] ^ v[c], variant.rotation(1));
    v[a] = variant.cut(v[a] + v[b] + y);
    v[d] = variant.rotate(v[d] ^ v[a], variant.rotation(2));
    v[c] = variant.cut(v[c] + v[d]);
    v[b] = variant.rotate(v[b] ^ v[c], variant.rotation(3));
  }

  private byte[] bytes(long[] state) {
    byte[] all = new byte[STATE_WORDS * variant.wordBytes()];
    ByteBuffer out = buffer(all);
    for (long word : state) {
      if (variant.wide()) {
        out.putLong(word);
      } else {
        out.putInt((int) word);
      }
    }
    return Arrays.copyOf(all, digestSize);
  }
}
