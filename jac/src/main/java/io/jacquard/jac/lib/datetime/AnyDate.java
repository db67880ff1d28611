package io.jacquard.jac.lib.datetime;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.type.PyType;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;

/** A {@code date} or its subclass {@code datetime}; holds the methods that both have. */
sealed interface AnyDate extends NativeValue permits Date, DateTime {
  PyType TYPE = Methods.define();

  /** The calendar day. */
  LocalDate date();

  ClockFields clockFields();

  /** A date or datetime of another day, with everything else kept. */
  AnyDate on(LocalDate date);

  @Override
  default String format(String spec) {
    return spec.isEmpty() ? str() : Strftime.format(clockFields(), spec);
  }

  /** The class {@code date}. */
  final class Methods {
    private Methods() {}

    static PyType define() {
      ClassBuilder type =
          new ClassBuilder("datetime", "date")
              .constructor("(year, month, day)", a -> new Date(Fields.date(a[0], a[1], a[2])))
              .property("year", AnyDate.class, d -> (long) d.date().getYear())
              .property("month", AnyDate.class, d -> (long) d.date().getMonthValue())
              .property("day", AnyDate.class, d -> (long) d.date().getDayOfMonth())
              .method("toordinal", AnyDate.class, d -> Calendar.ordinal(d.date()))
              .method("weekday", AnyDate.class, d -> d.date().getDayOfWeek().getValue() - 1L)
              .method("isoweekday", AnyDate.class, d -> (long) d.date().getDayOfWeek().getValue())
              .method("isocalendar", AnyDate.class, d -> isoCalendar(d.date()))
              .method("timetuple", AnyDate.class, StructTime::of)
              .method(
                  "ctime",
                  AnyDate.class,
                  d -> Strftime.format(d.clockFields(), "%a %b %e %H:%M:%S ") + year(d.date()))
              .method("isoformat", AnyDate.class, d -> IsoText.date(d.date()))
              .method("__str__", AnyDate.class, AnyDate::str)
              .method(
                  "strftime",
                  "(self, format)",
                  a -> ((AnyDate) a[0]).format(Args.text(a[1], "strftime() argument 1")))
              .method("replace", "(self, year=?, month=?, day=?)", AnyDate.Methods::replace);
      classMethods(type);
      return type.build();
    }

    private static void classMethods(ClassBuilder type) {
      type.classMethod("today", "(cls)", a -> make(a[0], LocalDateTime.now(ZoneId.systemDefault())))
          .classMethod(
              "fromordinal",
              "(cls, ordinal, /)",
              a -> make(a[0], Calendar.fromOrdinal(Args.integer(a[1])).atStartOfDay()))
          .classMethod(
              "fromtimestamp",
              "(cls, timestamp, /)",
              a -> new Date(Timestamps.local(a[1]).toLocalDate()))
          .classMethod("fromisoformat", "(cls, date_string, /)", a -> parse(a[1]))
          .classMethod(
              "fromisocalendar",
              "(cls, year, week, day)",
              a -> make(a[0], isoDate(a[1], a[2], a[3]).atStartOfDay()));
    }

    private static Object make(Object type, LocalDateTime moment) {
      LocalDateTime micros = moment.truncatedTo(ChronoUnit.MICROS);
      return type == DateTime.TYPE ? new DateTime(micros, null, 0) : new Date(moment.toLocalDate());
    }

    private static String year(LocalDate date) {
      return "%4d".formatted(date.getYear());
    }

    private static Object replace(Object[] a) {
      AnyDate self = (AnyDate) a[0];
      LocalDate d = self.date();
      return new Date(
          Fields.date(
              Fields.or(a[1], (long) d.getYear()),
              Fields.or(a[2], (long) d.getMonthValue()),
              Fields.or(a[3], (long) d.getDayOfMonth())));
    }

    private static Object parse(Object text) {
      if (!(text instanceof String s)) {
        throw Errors.typeError("fromisoformat: argument must be str");
      }
      try {
        return new Date(IsoText.parseDate(s));
      } catch (IsoText.BadText _) {
        throw Errors.valueError(
            "Invalid isoformat string: " + io.jacquard.jac.runtime.operator.Ops.repr(s));
      }
    }

    private static Object isoCalendar(LocalDate date) {
      return StructTime.isoCalendar(
          date.get(IsoFields.WEEK_BASED_YEAR),
          date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
          date.getDayOfWeek().getValue());
    }

    private static LocalDate isoDate(Object yearArg, Object weekArg, Object dayArg) {
      long year = Args.integer(yearArg);
      long week = Args.integer(weekArg);
      long day = Args.integer(dayArg);
      if (year < 1 || year > 9999) {
        throw Errors.valueError("Year is out of range: " + year);
      }
      LocalDate first = LocalDate.of((int) year, 1, 4).with(DayOfWeek.MONDAY);
      if (week < 1 || week > IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(first).getMaximum()) {
        throw Errors.valueError("Invalid week: " + week);
      }
      if (day < 1 || day > 7) {
        throw Errors.valueError("Invalid weekday: " + day + " (range is [1, 7])");
      }
      return first.plusDays((week - 1) * 7 + day - 1);
    }
  }
}
