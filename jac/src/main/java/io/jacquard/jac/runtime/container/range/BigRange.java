package io.jacquard.jac.runtime.container.range;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.Indexes;
import io.jacquard.jac.runtime.container.Metered;
import io.jacquard.jac.runtime.container.PySlice;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.number.Ints;
import io.jacquard.jac.runtime.number.Numbers;
import io.jacquard.jac.runtime.operator.Ops;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** A {@code range} with a bound that no long holds. */
record BigRange(BigInteger start, BigInteger stop, BigInteger step) implements AnyRange {

  /** The range of these bounds, in the small form when it fits. */
  static AnyRange of(BigInteger start, BigInteger stop, BigInteger step) {
    return Ints.fitsLong(start) && Ints.fitsLong(stop) && Ints.fitsLong(step)
        ? new PyRange(start.longValue(), stop.longValue(), step.longValue())
        : new BigRange(start, stop, step);
  }

  static BigRange from(PyRange range) {
    return new BigRange(
        BigInteger.valueOf(range.start()),
        BigInteger.valueOf(range.stop()),
        BigInteger.valueOf(range.step()));
  }

  BigRange {
    if (step.signum() == 0) {
      throw Errors.valueError("range() arg 3 must not be zero");
    }
  }

  private BigInteger count() {
    BigInteger distance = step.signum() > 0 ? stop.subtract(start) : start.subtract(stop);
    return distance.signum() <= 0
        ? BigInteger.ZERO
        : distance.subtract(BigInteger.ONE).divide(step.abs()).add(BigInteger.ONE);
  }

  private BigInteger at(BigInteger position) {
    return start.add(position.multiply(step));
  }

  @Override
  public boolean truthy() {
    return count().signum() != 0;
  }

  @Override
  public int length() {
    if (count().bitLength() >= Integer.SIZE) {
      throw Errors.make("OverflowError", "Python int too large to convert to C ssize_t");
    }
    return count().intValueExact();
  }

  @Override
  public Object getItem(Object key) {
    if (key instanceof PySlice slice) {
      return slice(slice);
    }
    Object integer = Indexes.integer(key);
    if (integer == null) {
      throw Errors.typeError(
          "range indices must be integers or slices, not " + Ops.typeOf(key).name());
    }
    BigInteger index = Ints.big(integer);
    BigInteger position = index.signum() < 0 ? index.add(count()) : index;
    if (position.signum() < 0 || position.compareTo(count()) >= 0) {
      throw Errors.indexError("range object index out of range");
    }
    return Ints.normalize(at(position));
  }

  private AnyRange slice(PySlice slice) {
    BigInteger by = bound(slice.step(), BigInteger.ONE);
    if (by.signum() == 0) {
      throw Errors.valueError("slice step cannot be zero");
    }
    boolean back = by.signum() < 0;
    BigInteger lowest = back ? BigInteger.ONE.negate() : BigInteger.ZERO;
    BigInteger highest = back ? count().subtract(BigInteger.ONE) : count();
    BigInteger from = clamp(slice.start(), back ? highest : lowest, lowest, highest);
    BigInteger to = clamp(slice.stop(), back ? lowest : highest, lowest, highest);
    return of(at(from), at(to), step.multiply(by));
  }

  private BigInteger clamp(Object bound, BigInteger absent, BigInteger lowest, BigInteger highest) {
    if (bound == None.NONE) {
      return absent;
    }
    BigInteger index = bound(bound, absent);
    BigInteger resolved = index.signum() < 0 ? index.add(count()) : index;
    return resolved.max(lowest).min(highest);
  }

  private static BigInteger bound(Object value, BigInteger absent) {
    if (value == None.NONE) {
      return absent;
    }
    Object integer = Indexes.integer(value);
    if (integer == null) {
      throw Errors.typeError("slice indices must be integers or None or have an __index__ method");
    }
    return Ints.big(integer);
  }

  @Override
  public boolean contains(Object item) {
    return indexOf(item) != null;
  }

  @Override
  public @Nullable Object indexOf(Object item) {
    Object number = item instanceof Boolean flag ? (flag ? 1L : 0L) : item;
    if (!Numbers.isInt(number)) {
      return null;
    }
    BigInteger[] steps = Ints.big(number).subtract(start).divideAndRemainder(step);
    boolean held =
        steps[1].signum() == 0 && steps[0].signum() >= 0 && steps[0].compareTo(count()) < 0;
    return held ? Ints.normalize(steps[0]) : null;
  }

  @Override
  public PyIterator iterator() {
    return numbers(start, step, count());
  }

  @Override
  public PyIterator reversed() {
    return numbers(at(count().subtract(BigInteger.ONE)), step.negate(), count());
  }

  private static PyIterator numbers(BigInteger first, BigInteger step, BigInteger count) {
    return new Metered(new Numbered(first, step, count));
  }

  @Override
  public boolean equalTo(Object other) {
    return other instanceof BigRange range && key().equalTo(range.key());
  }

  @Override
  public long hash() {
    return key().hash();
  }

  private PyTuple key() {
    Object count = Ints.normalize(count());
    return PyTuple.of(
        count,
        count().signum() == 0 ? None.NONE : Ints.normalize(start),
        count().compareTo(BigInteger.TWO) < 0 ? None.NONE : Ints.normalize(step));
  }

  @Override
  public String repr() {
    String shown = "range(" + start + ", " + stop;
    return step.equals(BigInteger.ONE) ? shown + ")" : shown + ", " + step + ")";
  }

  @Override
  public @Nullable Object attr(String name) {
    return switch (name) {
      case "start" -> Ints.normalize(start);
      case "stop" -> Ints.normalize(stop);
      case "step" -> Ints.normalize(step);
      default -> null;
    };
  }

  private static final class Numbered implements PyIterator {
    private final BigInteger step;
    private BigInteger next;
    private BigInteger left;

    Numbered(BigInteger first, BigInteger step, BigInteger count) {
      this.next = first;
      this.step = step;
      this.left = count;
    }

    @Override
    public @Nullable Object next() {
      if (left.signum() <= 0) {
        return null;
      }
      left = left.subtract(BigInteger.ONE);
      Object number = Ints.normalize(next);
      next = next.add(step);
      return number;
    }
  }
}
