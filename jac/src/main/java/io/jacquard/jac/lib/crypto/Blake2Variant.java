package io.jacquard.jac.lib.crypto;

import java.nio.ByteBuffer;

/** The two sizes of BLAKE2: their words, rounds and constants. */
final class Blake2Variant {
  static final Blake2Variant BLAKE2B =
      new Blake2Variant(
          "blake2b",
          Long.SIZE,
          12,
          new int[] {32, 24, 16, 63},
          new long[] {
            0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
            0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
          });
  static final Blake2Variant BLAKE2S =
      new Blake2Variant(
          "blake2s",
          Integer.SIZE,
          10,
          new int[] {16, 12, 8, 7},
          new long[] {
            0x6a09e667L, 0xbb67ae85L, 0x3c6ef372L, 0xa54ff53aL,
            0x510e527fL, 0x9b05688cL, 0x1f83d9abL, 0x5be0cd19L
          });

  final String pythonName;
  final int maxSize;
  final int blockSize;
  private final int wordBits;
  private final int rounds;
  private final int[] rotations;
  private final long[] start;

  private Blake2Variant(
      String pythonName, int wordBits, int rounds, int[] rotations, long[] start) {
    this.pythonName = pythonName;
    this.wordBits = wordBits;
    this.maxSize = wordBits;
    this.blockSize = wordBits * 2;
    this.rounds = rounds;
    this.rotations = rotations;
    this.start = start;
  }

  boolean wide() {
    return wordBits == Long.SIZE;
  }

  int wordBytes() {
    return wordBits / Byte.SIZE;
  }

  int rounds() {
    return rounds;
  }

  int rotation(int step) {
    return rotations[step];
  }

  long start(int word) {
    return start[word];
  }

  long cut(long word) {
    return wide() ? word : word & 0xffffffffL;
  }

  long rotate(long word, int bits) {
    return cut(word >>> bits | word << (wordBits - bits));
  }

  long word(ByteBuffer bytes, int index) {
    int at = index * wordBytes();
    return wide() ? bytes.getLong(at) : Integer.toUnsignedLong(bytes.getInt(at));
  }
}
