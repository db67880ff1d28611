package io.jacquard.jac.runtime.container;

import io.jacquard.jac.runtime.None;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The order in which CPython writes the members of a constant set to its cache of compiled code:
 * that of the bytes they become. It decides which of two members that collide comes first.
 */
public final class Marshalled {
  private static final int SHARED = 0x80;
  private static final int SMALLEST_SHARED = -5;
  private static final int LARGEST_SHARED = 256;

  private Marshalled() {}

  /** The members in that order, or as they are when one is no number, truth value or None. */
  public static Object[] inOrder(Object[] members) {
    if (Arrays.stream(members).anyMatch(member -> bytes(member) == null)) {
      return members;
    }
    Object[] sorted = members.clone();
    Arrays.sort(sorted, Comparator.comparing(Marshalled::bytes, Arrays::compareUnsigned));
    return sorted;
  }

  private static byte @Nullable [] bytes(Object member) {
    return switch (member) {
      case None _ -> new byte[] {'N'};
      case Boolean flag -> new byte[] {(byte) (flag ? 'T' : 'F')};
      case Long number when number == number.intValue() -> {
        boolean shared = number >= SMALLEST_SHARED && number <= LARGEST_SHARED;
        yield buffer(shared ? 'i' | SHARED : 'i', Integer.BYTES).putInt(number.intValue()).array();
      }
      case Double number -> buffer('g', Double.BYTES).putDouble(number).array();
      default -> null;
    };
  }

  private static ByteBuffer buffer(int type, int size) {
    return ByteBuffer.allocate(1 + size).order(ByteOrder.LITTLE_ENDIAN).put((byte) type);
  }
}
