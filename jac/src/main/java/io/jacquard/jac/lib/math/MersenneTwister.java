package io.jacquard.jac.lib.math;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The generator MT19937 of Matsumoto and Nishimura with CPython's ways of seeding it and of drawing
 * bits, so that equal seeds give CPython's sequences.
 */
final class MersenneTwister {
  private static final int SIZE = 624;
  private static final int SHIFT = 397;

  private final int[] state = new int[SIZE];
  private int index = SIZE;

  /** Seeds with the magnitude of a whole number. */
  void seed(BigInteger seed) {
    BigInteger magnitude = seed.abs();
    int words = Math.max(1, (magnitude.bitLength() + 31) / 32);
    int[] key = new int[words];
    for (int i = 0; i < words; i++) {
      key[i] = magnitude.shiftRight(32 * i).intValue();
    }
    seed(key);
  }

  private void seed(int[] key) {
    seed(19_650_218);
    int i = 1;
    int j = 0;
    for (int k = Math.max(SIZE, key.length); k > 0; k--) {
      state[i] = (state[i] ^ mixed(i) * 1_664_525) + key[j] + j;
      i = next(i);
      j = (j + 1) % key.length;
    }
    for (int k = SIZE - 1; k > 0; k--) {
      state[i] = (state[i] ^ mixed(i) * 1_566_083_941) - i;
      i = next(i);
    }
    state[0] = 0x80000000;
    index = SIZE;
  }

  private int mixed(int i) {
    return state[i - 1] ^ state[i - 1] >>> 30;
  }

  private int next(int i) {
    if (i + 1 < SIZE) {
      return i + 1;
    }
    state[0] = state[SIZE - 1];
    return 1;
  }

  private void seed(int seed) {
    state[0] = seed;
    for (int i = 1; i < SIZE; i++) {
      state[i] = 1_812_433_253 * mixed(i) + i;
    }
  }

  /** The next 32 bits. */
  int nextInt() {
    if (index == SIZE) {
      refill();
    }
    int y = state[index++];
    y ^= y >>> 11;
    y ^= y << 7 & 0x9d2c5680;
    y ^= y << 15 & 0xefc60000;
    return y ^ y >>> 18;
  }

  private void refill() {
    for (int i = 0; i < SIZE; i++) {
      int y = (state[i] & 0x80000000) | (state[(i + 1) % SIZE] & 0x7fffffff);
      state[i] = state[(i + SHIFT) % SIZE] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
    }
    index = 0;
  }

  /** A float in [0, 1) of 53 random bits. */
  double nextDouble() {
    int high = nextInt() >>> 5;
    int low = nextInt() >>> 6;
    return (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0;
  }

  /** Up to 63 random bits. */
  long bits(int count) {
    if (count <= 32) {
      return count == 0 ? 0 : (nextInt() & 0xffffffffL) >>> (32 - count);
    }
    long low = nextInt() & 0xffffffffL;
    return low | (((nextInt() & 0xffffffffL) >>> (64 - count)) << 32);
  }

  BigInteger bigBits(int count) {
    byte[] magnitude = new byte[Math.ceilDiv(count, 32) * 4];
    ByteBuffer words = ByteBuffer.wrap(magnitude);
    int end = magnitude.length;
    for (int left = count; left > 0; left -= 32) {
      end -= 4;
      words.putInt(end, (int) bits(Math.min(32, left)));
    }
    return new BigInteger(1, magnitude);
  }

  /** A copy of the state: 624 words and the position. */
  int[] snapshot() {
    int[] copy = Arrays.copyOf(state, SIZE + 1);
    copy[SIZE] = index;
    return copy;
  }

  void restore(int[] snapshot) {
    System.arraycopy(snapshot, 0, state, 0, SIZE);
    index = snapshot[SIZE];
  }
}
