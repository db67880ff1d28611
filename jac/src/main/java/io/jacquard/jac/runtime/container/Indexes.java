package io.jacquard.jac.runtime.container;

import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Turns values of the language into positions, with CPython's texts for what is none. */
public final class Indexes {
  private Indexes() {}

  /**
   * The integer that a value stands for ({@code Long}, {@code BigInteger}; bool and {@code
   * __index__} converted), or {@code null}.
   */
  public static @Nullable Object integer(Object value) {
    return switch (value) {
      case Long _, BigInteger _ -> value;
      case Boolean flag -> flag ? 1L : 0L;
      case Instance instance when instance.type().lookup("__index__") != null ->
          answered(Ops.callMethod(instance, "__index__", new Object[0], new String[0]));
      default -> null;
    };
  }

  private static Object answered(Object answer) {
    return switch (BoxedInstance.unbox(answer)) {
      case Boolean flag -> flag ? 1L : 0L;
      case Long number -> number;
      case BigInteger number -> number;
      default ->
          throw Errors.typeError(
              "__index__ returned non-int (type " + Ops.typeOf(answer).name() + ")");
    };
  }

  /** A position in a sequence of a length, negative ones counted from the end; checks the range. */
  public static int position(Object key, int length, String sequence) {
    long index = key instanceof Long number ? number : subscript(key, sequence);
    if (index < 0) {
      index += length;
    }
    if (index < 0 || index >= length) {
      throw Errors.indexError(sequence + " index out of range");
    }
    return (int) index;
  }

  /** As {@link #position}, with the text CPython uses when it assigns or deletes. */
  static int assignedPosition(Object key, int length, String sequence) {
    long index = key instanceof Long number ? number : subscript(key, sequence);
    if (index < 0) {
      index += length;
    }
    if (index < 0 || index >= length) {
      throw Errors.indexError(sequence + " assignment index out of range");
    }
    return (int) index;
  }

  private static long subscript(Object key, String sequence) {
    return switch (integer(key)) {
      case Long number -> number;
      case BigInteger _ ->
          throw Errors.indexError(
              "cannot fit '" + Ops.typeOf(key).name() + "' into an index-sized integer");
      case null, default ->
          throw Errors.typeError(
              sequence + " indices must be integers or slices, not " + Ops.typeOf(key).name());
    };
  }

  /**
   * An integer argument; TypeError "'str' object cannot be interpreted as an integer" otherwise.
   */
  public static long required(Object value) {
    return switch (integer(value)) {
      case Long number -> number;
      case BigInteger _ ->
          throw Errors.make("OverflowError", "Python int too large to convert to C ssize_t");
      case null, default -> throw notAnInteger(value);
    };
  }

  /** The TypeError of an argument that is no integer. */
  public static RuntimeException notAnInteger(Object value) {
    return Errors.typeError(
        "'" + Ops.typeOf(value).name() + "' object cannot be interpreted as an integer");
  }

  /** An integer argument that lengths and counts are capped to, as an int. */
  public static int capped(Object value) {
    long number =
        switch (integer(value)) {
          case Long small -> small;
          case BigInteger big -> big.signum() * (long) Integer.MAX_VALUE;
          case null, default -> throw notAnInteger(value);
        };
    return Math.clamp(number, -Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** How often something is to be repeated. */
  public static long times(Object count) {
    return switch (integer(count)) {
      case Long number -> number;
      case BigInteger _ ->
          throw Errors.make("OverflowError", "cannot fit 'int' into an index-sized integer");
      case null, default -> throw notAnInteger(count);
    };
  }

  /** A start or end argument of {@code find}, {@code index} and the like. */
  public static int bound(Object value, int length, int absent) {
    if (value == None.NONE) {
      return absent;
    }
    Object integer = integer(value);
    if (integer == null) {
      throw Errors.typeError("slice indices must be integers or None or have an __index__ method");
    }
    int index = capped(integer);
    if (index < 0) {
      return Math.max(0, index + length);
    }
    return Math.min(index, length);
  }
}
