package io.jacquard.jac.lib.datetime;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.type.PyType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A {@code date}. */
record Date(LocalDate date) implements AnyDate {
  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public ClockFields clockFields() {
    return ClockFields.naive(date.atStartOfDay());
  }

  @Override
  public AnyDate on(LocalDate other) {
    return new Date(other);
  }

  @Override
  public boolean equalTo(Object other) {
    return equals(other);
  }

  @Override
  public long hash() {
    return hashCode();
  }

  @Override
  public @Nullable Boolean compare(Operator operator, Object other) {
    return switch (other) {
      case Date d -> operator.holds(date.compareTo(d.date));
      case DateTime d ->
          throw Errors.typeError("can't compare " + qualified(this) + " to " + qualified(d));
      default -> null;
    };
  }

  static String qualified(AnyDate value) {
    return "datetime." + Args.typeName(value);
  }

  @Override
  public @Nullable Object binary(Operator operator, Object right) {
    return switch (right) {
      case Delta d when operator == Operator.ADD -> new Date(Calendar.plus(date, d.days()));
      case Delta d when operator == Operator.SUBTRACT ->
          new Date(Calendar.plus(date, -(long) d.days()));
      case Date d when operator == Operator.SUBTRACT ->
          Delta.of(date.toEpochDay() - d.date.toEpochDay(), 0, 0);
      default -> null;
    };
  }

  @Override
  public @Nullable Object reflected(Operator operator, Object left) {
    return operator == Operator.ADD ? binary(operator, left) : null;
  }

  @Override
  public String repr() {
    return "datetime.date("
        + date.getYear()
        + ", "
        + date.getMonthValue()
        + ", "
        + date.getDayOfMonth()
        + ")";
  }

  @Override
  public String str() {
    return IsoText.date(date);
  }
}
