package io.jacquard.jac.lib.datetime;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Reads constructor and {@code replace} arguments of dates and times. */
final class Fields {
  private Fields() {}

  static LocalDate date(Object year, Object month, Object day) {
    long y = Args.smallInt(year);
    long m = Args.smallInt(month);
    long d = Args.smallInt(day);
    Calendar.checkDate(y, m, d);
    return LocalDate.of((int) y, (int) m, (int) d);
  }

  static LocalTime time(Object hour, Object minute, Object second, Object micros) {
    long h = Args.smallInt(hour);
    long m = Args.smallInt(minute);
    long s = Args.smallInt(second);
    long us = Args.smallInt(micros);
    Calendar.checkTime(h, m, s, us);
    return LocalTime.of((int) h, (int) m, (int) s, (int) us * 1000);
  }

  static @Nullable Zone zone(Object value) {
    if (value == None.NONE) {
      return null;
    }
    if (value instanceof Zone zone) {
      return zone;
    }
    throw Errors.typeError(
        "tzinfo argument must be None or of a tzinfo subclass, not type '"
            + Args.typeName(value)
            + "'");
  }

  static int fold(Object value) {
    long fold = Args.integer(value);
    if (fold != 0 && fold != 1) {
      throw Errors.valueError("fold must be either 0 or 1");
    }
    return (int) fold;
  }

  /** The argument of {@code replace}, or the value there is when it was left out. */
  static Object or(@Nullable Object given, Object present) {
    return given == null ? present : given;
  }
}
