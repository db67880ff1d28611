package io.jacquard.jac.lib.datetime;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/** A {@code time}: a reading of the clock without a day. */
record Time(LocalTime clock, @Nullable Zone zone, int fold) implements NativeValue {
  private static final LocalDate FORMAT_DAY = LocalDate.of(1900, 1, 1);
  static final PyType TYPE =
      new ClassBuilder("datetime", "time")
          .constructor(
              "(hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0)",
              a ->
                  new Time(
                      Fields.time(a[0], a[1], a[2], a[3]), Fields.zone(a[4]), Fields.fold(a[5])))
          .property("hour", Time.class, t -> (long) t.clock.getHour())
          .property("minute", Time.class, t -> (long) t.clock.getMinute())
          .property("second", Time.class, t -> (long) t.clock.getSecond())
          .property("microsecond", Time.class, t -> (long) t.clock.get(ChronoField.MICRO_OF_SECOND))
          .property("tzinfo", Time.class, t -> Args.orNone(t.zone))
          .property("fold", Time.class, t -> (long) t.fold)
          .method("utcoffset", Time.class, t -> Args.orNone(t.offset()))
          .method(
              "dst", Time.class, t -> Args.orNone(t.zone == null ? null : t.zone.saving(null, 0)))
          .method("tzname", Time.class, t -> Args.orNone(t.zoneName()))
          .method(
              "isoformat",
              "(self, timespec='auto')",
              a -> ((Time) a[0]).iso(Args.text(a[1], "isoformat() argument 1")))
          .method("__str__", Time.class, Time::str)
          .method(
              "strftime",
              "(self, format)",
              a -> ((Time) a[0]).format(Args.text(a[1], "strftime() argument 1")))
          .method(
              "replace",
              "(self, hour=?, minute=?, second=?, microsecond=?, tzinfo=?, *, fold=?)",
              Time::replace)
          .classMethod("fromisoformat", "(cls, time_string, /)", a -> parse(a[1]))
          .build();

  static {
    TYPE.namespace().put("min", new Time(LocalTime.MIN, null, 0));
    TYPE.namespace().put("max", new Time(LocalTime.of(23, 59, 59, 999_999_000), null, 0));
    TYPE.namespace().put("resolution", new Delta(0, 0, 1));
  }

  private static Object replace(Object[] a) {
    Time t = (Time) a[0];
    LocalTime clock =
        Fields.time(
            Fields.or(a[1], (long) t.clock.getHour()),
            Fields.or(a[2], (long) t.clock.getMinute()),
            Fields.or(a[3], (long) t.clock.getSecond()),
            Fields.or(a[4], (long) t.clock.get(ChronoField.MICRO_OF_SECOND)));
    Zone zone = a[5] == null ? t.zone : Fields.zone(a[5]);
    return new Time(clock, zone, a[6] == null ? t.fold : Fields.fold(a[6]));
  }

  private static Object parse(Object text) {
    if (!(text instanceof String s)) {
      throw Errors.typeError("fromisoformat: argument must be str");
    }
    try {
      IsoText.ParsedTime parsed = IsoText.parseTime(s, true);
      Delta offset = parsed.offset();
      return new Time(parsed.time(), offset == null ? null : FixedZone.of(offset), 0);
    } catch (IsoText.BadText _) {
      throw Errors.valueError("Invalid isoformat string: " + Ops.repr(s));
    }
  }

  private @Nullable Delta offset() {
    return zone == null ? null : zone.offset(null, fold);
  }

  private @Nullable String zoneName() {
    return zone == null ? null : zone.zoneName(null, fold);
  }

  private long utcMicros() {
    Delta offset = offset();
    long micros = clock.toNanoOfDay() / 1000;
    return offset == null ? micros : micros - offset.totalMicros().longValue();
  }

  private String iso(String timespec) {
    String text = IsoText.time(clock, timespec);
    if (text == null) {
      throw Errors.valueError("Unknown timespec value");
    }
    Delta offset = offset();
    return offset == null ? text : text + IsoText.offset(offset, ":");
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean equalTo(Object other) {
    return other instanceof Time t
        && (offset() == null) == (t.offset() == null)
        && utcMicros() == t.utcMicros();
  }

  @Override
  public long hash() {
    return Long.hashCode(utcMicros());
  }

  @Override
  public @Nullable Boolean compare(Operator operator, Object other) {
    if (!(other instanceof Time t)) {
      return null;
    }
    if ((offset() == null) != (t.offset() == null)) {
      throw Errors.typeError("can't compare offset-naive and offset-aware times");
    }
    return operator.holds(Long.compare(utcMicros(), t.utcMicros()));
  }

  @Override
  public String format(String spec) {
    if (spec.isEmpty()) {
      return str();
    }
    String name = zoneName();
    return Strftime.format(
        new ClockFields(clock.atDate(FORMAT_DAY), offset(), name == null ? "" : name), spec);
  }

  @Override
  public String repr() {
    StringBuilder out = new StringBuilder("datetime.time(");
    out.append(clock.getHour()).append(", ").append(clock.getMinute());
    appendSmallParts(out, clock);
    if (zone != null) {
      out.append(", tzinfo=").append(Ops.repr(zone));
    }
    return out.append(fold == 0 ? ")" : ", fold=1)").toString();
  }

  /** {@code , seconds, micros} as far as a repr shows them. */
  static void appendSmallParts(StringBuilder out, LocalTime clock) {
    int micros = clock.get(ChronoField.MICRO_OF_SECOND);
    if (clock.getSecond() != 0 || micros != 0) {
      out.append(", ").append(clock.getSecond());
    }
    if (micros != 0) {
      out.append(", ").append(micros);
    }
  }

  @Override
  public String str() {
    return iso("auto");
  }
}
