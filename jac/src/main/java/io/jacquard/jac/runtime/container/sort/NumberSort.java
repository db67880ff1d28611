package io.jacquard.jac.runtime.container.sort;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The stable sort by keys that are all ints of 64 bits or all floats. */
final class NumberSort {
  /** An element with its key. */
  private record Placed(long key, Object item) {}

  private NumberSort() {}

  /** Sorts the items by their keys; false, and nothing done, when these are something else. */
  static boolean sort(Object[] items, Object[] keys) {
    long[] numbers = numbers(keys);
    if (numbers == null) {
      return false;
    }
    if (!packed(items, numbers)) {
      pairs(items, numbers);
    }
    return true;
  }

  /** Longs in the order of the keys. */
  private static long @Nullable [] numbers(Object[] keys) {
    long[] numbers = new long[keys.length];
    boolean whole = keys.length > 0 && keys[0] instanceof Long;
    for (int i = 0; i < keys.length; i++) {
      if (whole && keys[i] instanceof Long number) {
        numbers[i] = number;
      } else if (!whole && keys[i] instanceof Double number && !number.isNaN()) {
        numbers[i] = place(number);
      } else {
        return null;
      }
    }
    return numbers;
  }

  /** Maps floats to longs of the same order; both zeros are one. */
  private static long place(double number) {
    long bits = Double.doubleToLongBits(number + 0.0);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  /** Sorts longs that hold a key and, in their low bits, its index, where both have room. */
  private static boolean packed(Object[] items, long[] keys) {
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    for (long key : keys) {
      least = Math.min(least, key);
      greatest = Math.max(greatest, key);
    }
    int indexBits = Integer.SIZE - Integer.numberOfLeadingZeros(keys.length);
    int keyBits = Long.SIZE - Long.numberOfLeadingZeros(greatest - least);
    if (keyBits + indexBits >= Long.SIZE) {
      return false;
    }
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (keys[i] - least) << indexBits | i;
    }
    Arrays.sort(keys);
    Object[] before = items.clone();
    int index = (1 << indexBits) - 1;
    for (int i = 0; i < keys.length; i++) {
      items[i] = before[(int) keys[i] & index];
    }
    return true;
  }

  private static void pairs(Object[] items, long[] keys) {
    Placed[] placed = new Placed[items.length];
    for (int i = 0; i < items.length; i++) {
      placed[i] = new Placed(keys[i], items[i]);
    }
    Arrays.sort(placed, (a, b) -> Long.compare(a.key, b.key));
    for (int i = 0; i < items.length; i++) {
      items[i] = placed[i].item;
    }
  }
}
