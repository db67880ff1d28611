package io.jacquard.jac.runtime.container.range;

import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.Indexes;
import io.jacquard.jac.runtime.container.Metered;
import io.jacquard.jac.runtime.container.PySlice;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import org.jspecify.annotations.Nullable;

/** {@code range(start, stop, step)}, within the range of a long. */
public record PyRange(long start, long stop, long step) implements AnyRange {
  private static final int LONG = 1 << 16;

  public PyRange {
    if (step == 0) {
      throw Errors.valueError("range() arg 3 must not be zero");
    }
  }

  /** How many numbers the range has. */
  public long count() {
    if (step > 0 ? start >= stop : start <= stop) {
      return 0;
    }
    long distance = step > 0 ? stop - start : start - stop;
    long stride = step > 0 ? step : -step;
    return Long.divideUnsigned(distance - 1, stride) + 1;
  }

  /** The number at a position. */
  public long at(long position) {
    return start + position * step;
  }

  @Override
  public boolean truthy() {
    return count() != 0;
  }

  @Override
  public int length() {
    long count = count();
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw Errors.make("OverflowError", "Python int too large to convert to C ssize_t");
    }
    return (int) count;
  }

  @Override
  public Object getItem(Object key) {
    if (key instanceof PySlice slice) {
      if (Long.compareUnsigned(count(), Integer.MAX_VALUE) > 0) {
        return BigRange.from(this).getItem(slice);
      }
      PySlice.Span span = slice.over(length());
      return new PyRange(at(span.start()), at(span.stop()), step * span.step());
    }
    if (!(Indexes.integer(key) instanceof Long index)) {
      throw Errors.typeError(
          "range indices must be integers or slices, not " + Ops.typeOf(key).name());
    }
    long count = count();
    long position = index < 0 ? index + count : index;
    if (position < 0 || position >= count) {
      throw Errors.indexError("range object index out of range");
    }
    return at(position);
  }

  @Override
  public boolean contains(Object item) {
    return switch (item) {
      case Long number -> holds(number);
      case Boolean flag -> holds(flag ? 1 : 0);
      case Double number -> number == Math.rint(number) && holds(number.longValue());
      default -> anyEquals(item);
    };
  }

  /** Objects with their own {@code __eq__} are compared with each number. */
  private boolean anyEquals(Object item) {
    if (!(item instanceof Instance)) {
      return false;
    }
    PyIterator numbers = iterator();
    for (Object number = numbers.next(); number != null; number = numbers.next()) {
      if (Ops.eq(number, item)) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(long number) {
    if (step > 0 ? number < start || number >= stop : number > start || number <= stop) {
      return false;
    }
    return (number - start) % step == 0;
  }

  @Override
  public @Nullable Object indexOf(Object item) {
    return Indexes.integer(item) instanceof Long number && holds(number)
        ? (Object) ((number - start) / step)
        : null;
  }

  @Override
  public PyIterator iterator() {
    return numbers(start, step, count());
  }

  @Override
  public PyIterator reversed() {
    long count = count();
    return numbers(at(count - 1), -step, count);
  }

  private static PyIterator numbers(long first, long step, long count) {
    PyIterator numbers = new Numbers(first, step, count);
    return count < LONG ? numbers : new Metered(numbers);
  }

  @Override
  public boolean equalTo(Object other) {
    if (!(other instanceof PyRange range)) {
      return false;
    }
    long count = count();
    return count == range.count()
        && (count == 0 || (start == range.start && (count == 1 || step == range.step)));
  }

  @Override
  public long hash() {
    long count = count();
    return PyTuple.of(count, count == 0 ? None.NONE : start, count < 2 ? None.NONE : step).hash();
  }

  @Override
  public String repr() {
    return "range(" + start + ", " + stop + (step == 1 ? ")" : ", " + step + ")");
  }

  @Override
  public @Nullable Object attr(String name) {
    return switch (name) {
      case "start" -> start;
      case "stop" -> stop;
      case "step" -> step;
      default -> null;
    };
  }

  private static final class Numbers implements PyIterator {
    private final long step;
    private long next;
    private long left;

    Numbers(long first, long step, long count) {
      this.next = first;
      this.step = step;
      this.left = count;
    }

    @Override
    public @Nullable Object next() {
      if (left <= 0) {
        return null;
      }
      left--;
      long number = next;
      next = number + step;
      return number;
    }
  }
}
