package io.jacquard.jac.runtime.container;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** {@code start:stop:step}; a part that is left out is None. */
public record PySlice(Object start, Object stop, Object step) implements NativeValue {

  /**
   * A slice resolved against a length: {@code count} positions from {@code start} by {@code step}.
   */
  public record Span(int start, int stop, int step, int count) {
    public int at(int i) {
      return start + i * step;
    }
  }

  /** The positions that the slice takes of a sequence. */
  public Span over(int length) {
    int by = step == None.NONE ? 1 : part(step);
    if (by == 0) {
      throw Errors.valueError("slice step cannot be zero");
    }
    int lowest = by < 0 ? -1 : 0;
    int highest = by < 0 ? length - 1 : length;
    int from =
        start == None.NONE ? (by < 0 ? highest : 0) : clamp(part(start), length, lowest, highest);
    int to =
        stop == None.NONE ? (by < 0 ? lowest : length) : clamp(part(stop), length, lowest, highest);
    long distance = by < 0 ? (long) from - to : (long) to - from;
    int count = distance <= 0 ? 0 : (int) ((distance - 1) / Math.abs((long) by) + 1);
    return new Span(from, to, by, count);
  }

  private static int clamp(int index, int length, int lowest, int highest) {
    long resolved = index < 0 ? (long) index + length : index;
    return Math.clamp(resolved, lowest, Math.max(lowest, highest));
  }

  private static int part(Object value) {
    Object integer = Indexes.integer(value);
    if (integer == null) {
      throw Errors.typeError("slice indices must be integers or None or have an __index__ method");
    }
    return Indexes.capped(integer);
  }

  @Override
  public PyType type() {
    return BuiltinTypes.SLICE;
  }

  @Override
  public boolean equalTo(Object other) {
    return other instanceof PySlice(var otherStart, var otherStop, var otherStep)
        && Keys.same(start, otherStart)
        && Keys.same(stop, otherStop)
        && Keys.same(step, otherStep);
  }

  @Override
  public long hash() {
    return PyTuple.of(start, stop, step).hash();
  }

  @Override
  public String repr() {
    return "slice(" + Ops.repr(start) + ", " + Ops.repr(stop) + ", " + Ops.repr(step) + ")";
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
}
