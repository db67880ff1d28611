package io.jacquard.jac.lib.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** SHAKE of FIPS 202 with answers of any length; the JDK's digests have one length each. */
record Shake(String name, int blockSize) implements Algorithm {
  private static final int STATE_WORDS = 25;
  private static final int SIDE = 5;
  private static final int ROUNDS = 24;
  private static final int SUFFIX = 0x1f;

  static Shake of(int bits) {
    return new Shake("shake_" + bits, (STATE_WORDS * Long.SIZE - 2 * bits) / Byte.SIZE);
  }

  @Override
  public int digestSize() {
    return 0;
  }

  @Override
  public byte[] digest(byte[] input) {
    return digest(input, 0);
  }

  byte[] digest(byte[] input, int length) {
    byte[] padded = Arrays.copyOf(input, (input.length / blockSize + 1) * blockSize);
    padded[input.length] ^= SUFFIX;
    padded[padded.length - 1] ^= (byte) 0x80;
    long[] state = new long[STATE_WORDS];
    ByteBuffer in = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      for (int i = 0; i < blockSize / Long.BYTES; i++) {
        state[i] ^= in.getLong();
      }
      permute(state);
    }
    return squeeze(state, length);
  }

  private byte[] squeeze(long[] state, int length) {
    int blocks = (length + blockSize - 1) / blockSize;
    ByteBuffer out = ByteBuffer.allocate(blocks * blockSize).order(ByteOrder.LITTLE_ENDIAN);
    while (out.hasRemaining()) {
      for (int i = 0; i < blockSize / Long.BYTES; i++) {
        out.putLong(state[i]);
      }
      permute(state);
    }
    return Arrays.copyOf(out.array(), length);
  }

  private static void permute(long[] state) {
    int shift = 1;
    for (int round = 0; round < ROUNDS; round++) {
      spreadColumns(state);
      turnAndMove(state);
      combineRows(state);
      for (int bit = 0; bit <= 6; bit++) {
        if ((shift & 1) != 0) {
          state[0] ^= 1L << ((1 << bit) - 1);
        }
        shift = shift << 1 ^ (shift >> 7) * 0x171;
      }
    }
  }

  private static void spreadColumns(long[] state) {
    long[] parity = new long[SIDE];
    for (int i = 0; i < STATE_WORDS; i++) {
      parity[i % SIDE] ^= state[i];
    }
    for (int i = 0; i < STATE_WORDS; i++) {
      long right = parity[(i + 1) % SIDE];
      state[i] ^= parity[(i + 4) % SIDE] ^ Long.rotateLeft(right, 1);
    }
  }

  private static void turnAndMove(long[] state) {
    int x = 1;
    int y = 0;
    long moving = state[1];
    for (int step = 1; step < STATE_WORDS; step++) {
      int next = (2 * x + 3 * y) % SIDE;
      x = y;
      y = next;
      long kept = state[x + SIDE * y];
      state[x + SIDE * y] = Long.rotateLeft(moving, step * (step + 1) / 2);
      moving = kept;
    }
  }

  private static void combineRows(long[] state) {
    for (int row = 0; row < STATE_WORDS; row += SIDE) {
      long[] old = Arrays.copyOfRange(state, row, row + SIDE);
      for (int x = 0; x < SIDE; x++) {
        state[row + x] = old[x] ^ (~old[(x + 1) % SIDE] & old[(x + 2) % SIDE]);
      }
    }
  }
}
