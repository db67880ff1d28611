package io.jacquard.jac.lib.datetime;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.collections.NamedTuples;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.type.PyType;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** {@code time.struct_time} and {@code datetime.IsoCalendarDate}: tuples whose items have names. */
final class StructTime {
  static final PyType TYPE =
      NamedTuples.define(
          "time",
          "struct_time",
          List.of(
              "tm_year",
              "tm_mon",
              "tm_mday",
              "tm_hour",
              "tm_min",
              "tm_sec",
              "tm_wday",
              "tm_yday",
              "tm_isdst"));
  private static final PyType ISO_CALENDAR =
      NamedTuples.define("datetime", "IsoCalendarDate", List.of("year", "week", "weekday"));

  static {
    NamedTuples.reprPrefix(TYPE, "time.struct_time");
    TYPE.constructor(
        NativeFunction.of(
            "struct_time", "(iterable, /)", a -> ofItems(Args.items(a[0]).toArray())));
    NamedTuples.reprPrefix(ISO_CALENDAR, "datetime.IsoCalendarDate");
  }

  private StructTime() {}

  private static PyTuple ofItems(Object[] items) {
    int fields = 9;
    if (items.length < fields) {
      throw Errors.typeError(
          "time.struct_time() takes an at least 9-sequence (" + items.length + "-sequence given)");
    }
    return NamedTuples.make(TYPE, Arrays.copyOf(items, fields));
  }

  static PyTuple of(AnyDate value) {
    return of(value.clockFields().local(), value instanceof DateTime t ? savingFlag(t) : -1);
  }

  private static int savingFlag(DateTime t) {
    Delta saving = t.saving();
    return saving == null ? -1 : saving.truthy() ? 1 : 0;
  }

  static PyTuple of(LocalDateTime t, int saving) {
    return NamedTuples.make(
        TYPE,
        (long) t.getYear(),
        (long) t.getMonthValue(),
        (long) t.getDayOfMonth(),
        (long) t.getHour(),
        (long) t.getMinute(),
        (long) t.getSecond(),
        t.getDayOfWeek().getValue() - 1L,
        (long) t.getDayOfYear(),
        (long) saving);
  }

  /** A local time of this process, with its daylight saving flag. */
  static PyTuple local(LocalDateTime t) {
    ZoneId zone = ZoneId.systemDefault();
    return of(t, zone.getRules().isDaylightSavings(t.atZone(zone).toInstant()) ? 1 : 0);
  }

  static PyTuple isoCalendar(int year, int week, int weekday) {
    return NamedTuples.make(ISO_CALENDAR, (long) year, (long) week, (long) weekday);
  }
}
