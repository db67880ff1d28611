package io.jacquard.jac.lib.datetime;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The class {@code datetime}: what it has beyond {@code date}. */
final class DateTimeMethods {
  private static final String CLOCK = "hour=0, minute=0, second=0, microsecond=0, tzinfo=None";

  private DateTimeMethods() {}

  static PyType define() {
    ClassBuilder type =
        new ClassBuilder("datetime", "datetime", AnyDate.TYPE)
            .constructor(
                "(year, month, day, " + CLOCK + ", *, fold=0)", DateTimeMethods::construct);
    properties(type);
    methods(type);
    factories(type);
    PyType done = type.build();
    done.namespace().put("min", new DateTime(LocalDate.of(1, 1, 1).atStartOfDay(), null, 0));
    LocalTime last = LocalTime.of(23, 59, 59, 999_999_000);
    done.namespace().put("max", new DateTime(LocalDate.of(9999, 12, 31).atTime(last), null, 0));
    done.namespace().put("resolution", new Delta(0, 0, 1));
    return done;
  }

  private static void properties(ClassBuilder type) {
    type.property("hour", DateTime.class, t -> (long) t.local().getHour())
        .property("minute", DateTime.class, t -> (long) t.local().getMinute())
        .property("second", DateTime.class, t -> (long) t.local().getSecond())
        .property(
            "microsecond", DateTime.class, t -> (long) t.local().get(ChronoField.MICRO_OF_SECOND))
        .property("tzinfo", DateTime.class, t -> Args.orNone(t.zone()))
        .property("fold", DateTime.class, t -> (long) t.fold());
  }

  private static void methods(ClassBuilder type) {
    type.method("date", DateTime.class, t -> new Date(t.date()))
        .method("time", DateTime.class, t -> new Time(t.local().toLocalTime(), null, t.fold()))
        .method(
            "timetz", DateTime.class, t -> new Time(t.local().toLocalTime(), t.zone(), t.fold()))
        .method("timestamp", DateTime.class, t -> Timestamps.seconds(t.instant()))
        .method("utcoffset", DateTime.class, t -> Args.orNone(t.offset()))
        .method("dst", DateTime.class, t -> Args.orNone(t.saving()))
        .method("tzname", DateTime.class, t -> Args.orNone(t.zoneName()))
        .method("utctimetuple", DateTime.class, t -> StructTime.of(t.utc(), 0))
        .method("astimezone", "(self, tz=None)", a -> inZone((DateTime) a[0], a[1]))
        .method("isoformat", "(self, sep='T', timespec='auto')", DateTimeMethods::iso)
        .method(
            "replace",
            "(self, year=?, month=?, day=?, hour=?, minute=?, second=?, microsecond=?, tzinfo=?,"
                + " *, fold=?)",
            DateTimeMethods::replace);
  }

  private static void factories(ClassBuilder type) {
    type.classMethod("now", "(cls, tz=None)", a -> now(Fields.zone(a[1])))
        .classMethod("utcnow", "(cls)", _ -> new DateTime(clock(ZoneOffset.UTC), null, 0))
        .classMethod(
            "fromtimestamp",
            "(cls, timestamp, tz=None)",
            a -> at(Timestamps.utc(a[1]), Fields.zone(a[2])))
        .classMethod(
            "utcfromtimestamp",
            "(cls, timestamp, /)",
            a -> new DateTime(Timestamps.utc(a[1]), null, 0))
        .classMethod("combine", "(cls, date, time, tzinfo=?)", DateTimeMethods::combine)
        .classMethod("fromisoformat", "(cls, date_string, /)", a -> parse(a[1]))
        .classMethod("strptime", "(cls, date_string, format, /)", DateTimeMethods::strptime);
  }

  private static Object construct(Object[] a) {
    LocalDate date = Fields.date(a[0], a[1], a[2]);
    LocalTime time = Fields.time(a[3], a[4], a[5], a[6]);
    return new DateTime(date.atTime(time), Fields.zone(a[7]), Fields.fold(a[8]));
  }

  private static LocalDateTime clock(ZoneId zone) {
    LocalDateTime now = LocalDateTime.now(zone);
    return now.truncatedTo(ChronoUnit.MICROS);
  }

  private static DateTime now(@Nullable Zone zone) {
    return zone == null
        ? new DateTime(clock(ZoneId.systemDefault()), null, 0)
        : at(clock(ZoneOffset.UTC), zone);
  }

  /** A UTC time in a zone, or as naive local time of this process. */
  private static DateTime at(LocalDateTime utc, @Nullable Zone zone) {
    Zone.Local there = (zone == null ? new RegionZone(ZoneId.systemDefault()) : zone).atUtc(utc);
    return new DateTime(there.time(), zone, there.fold());
  }

  private static DateTime inZone(DateTime self, Object target) {
    if (target != None.NONE && !(target instanceof Zone)) {
      throw Errors.typeError(
          "tzinfo argument must be None or of a tzinfo subclass, not type '"
              + Args.typeName(target)
              + "'");
    }
    LocalDateTime utc = self.instant();
    if (target instanceof Zone zone) {
      return Identity.same(zone, self.zone()) ? self : at(utc, zone);
    }
    var here = utc.atZone(ZoneOffset.UTC).withZoneSameInstant(ZoneId.systemDefault());
    Delta offset = Delta.of(0, here.getOffset().getTotalSeconds(), 0);
    String name = new RegionZone(ZoneId.systemDefault()).zoneName(here.toLocalDateTime(), 0);
    return new DateTime(here.toLocalDateTime(), new FixedZone(offset, name), 0);
  }

  private static Object iso(Object[] a) {
    String separator = Args.text(a[1], "isoformat() argument 1");
    if (separator.codePointCount(0, separator.length()) != 1) {
      throw Errors.typeError("isoformat() argument 1 must be a unicode character, not str");
    }
    return ((DateTime) a[0]).iso(separator, Args.text(a[2], "isoformat() argument 2"));
  }

  private static Object replace(Object[] a) {
    DateTime t = (DateTime) a[0];
    LocalDateTime local = t.local();
    LocalDate date =
        Fields.date(
            Fields.or(a[1], (long) local.getYear()),
            Fields.or(a[2], (long) local.getMonthValue()),
            Fields.or(a[3], (long) local.getDayOfMonth()));
    LocalTime time =
        Fields.time(
            Fields.or(a[4], (long) local.getHour()),
            Fields.or(a[5], (long) local.getMinute()),
            Fields.or(a[6], (long) local.getSecond()),
            Fields.or(a[7], (long) local.get(ChronoField.MICRO_OF_SECOND)));
    Zone zone = a[8] == null ? t.zone() : Fields.zone(a[8]);
    return new DateTime(date.atTime(time), zone, a[9] == null ? t.fold() : Fields.fold(a[9]));
  }

  private static Object combine(Object[] a) {
    if (!(a[1] instanceof AnyDate date)) {
      throw Errors.typeError(
          "combine() argument 1 must be datetime.date, not " + Args.typeName(a[1]));
    }
    if (!(a[2] instanceof Time time)) {
      throw Errors.typeError(
          "combine() argument 2 must be datetime.time, not " + Args.typeName(a[2]));
    }
    Zone zone = a[3] == null ? time.zone() : Fields.zone(a[3]);
    return new DateTime(date.date().atTime(time.clock()), zone, time.fold());
  }

  private static Object parse(Object text) {
    if (!(text instanceof String s)) {
      throw Errors.typeError("fromisoformat: argument must be str");
    }
    try {
      IsoText.ParsedDateTime parsed = IsoText.parseDateTime(s);
      Delta offset = parsed.offset();
      return new DateTime(parsed.local(), offset == null ? null : FixedZone.of(offset), 0);
    } catch (IsoText.BadText _) {
      throw Errors.valueError("Invalid isoformat string: " + Ops.repr(s));
    }
  }

  private static Object strptime(Object[] a) {
    String text = Args.text(a[1], "strptime() argument 1");
    Strptime.Parsed parsed = Strptime.parse(text, Args.text(a[2], "strptime() argument 2"));
    Delta offset = parsed.offset();
    Zone zone = null;
    if (offset != null) {
      zone =
          parsed.zoneName() == null
              ? FixedZone.of(offset)
              : new FixedZone(offset, parsed.zoneName());
    }
    return new DateTime(parsed.local(), zone, 0);
  }
}
