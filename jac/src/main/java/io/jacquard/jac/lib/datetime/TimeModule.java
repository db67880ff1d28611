package io.jacquard.jac.lib.datetime;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.lib.Pause;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.TimeZone;

/** The module {@code time}. */
public final class TimeModule {
  private TimeModule() {}

  public static PyModule time() {
    TimeZone local = TimeZone.getTimeZone(ZoneId.systemDefault());
    ModuleBuilder module = new ModuleBuilder("time").type(StructTime.TYPE);
    clocks(module);
    calendar(module);
    return module
        .value("timezone", -local.getRawOffset() / 1000L)
        .value("altzone", -(local.getRawOffset() + local.getDSTSavings()) / 1000L)
        .value("daylight", local.useDaylightTime() ? 1L : 0L)
        .value(
            "tzname",
            PyTuple.of(
                ZoneId.systemDefault() instanceof ZoneOffset o
                    ? o.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                    : local.getDisplayName(false, TimeZone.SHORT, Locale.ENGLISH),
                local.getDisplayName(local.useDaylightTime(), TimeZone.SHORT, Locale.ENGLISH)))
        .build();
  }

  private static void clocks(ModuleBuilder module) {
    module
        .function("time", "()", _ -> nanosSinceEpoch() / 1e9)
        .function("time_ns", "()", _ -> nanosSinceEpoch())
        .function("monotonic", "()", _ -> System.nanoTime() / 1e9)
        .function("monotonic_ns", "()", _ -> System.nanoTime())
        .function("perf_counter", "()", _ -> System.nanoTime() / 1e9)
        .function("perf_counter_ns", "()", _ -> System.nanoTime())
        .function("process_time", "()", _ -> cpuNanos() / 1e9)
        .function("process_time_ns", "()", _ -> cpuNanos())
        .function("thread_time", "()", _ -> cpuNanos() / 1e9)
        .function("sleep", "(seconds, /)", a -> sleep(a[0]));
  }

  private static void calendar(ModuleBuilder module) {
    module
        .function("gmtime", "(seconds=None, /)", a -> StructTime.of(utc(a[0]), 0))
        .function("localtime", "(seconds=None, /)", a -> StructTime.local(here(utc(a[0]))))
        .function(
            "mktime",
            "(t, /)",
            a -> (double) fields(a[0]).atZone(ZoneId.systemDefault()).toEpochSecond())
        .function("ctime", "(seconds=None, /)", a -> ascii(here(utc(a[0]))))
        .function(
            "asctime",
            "(t=None, /)",
            a -> ascii(a[0] == None.NONE ? here(utc(a[0])) : fields(a[0])))
        .function(
            "strftime",
            "(format, t=None, /)",
            a -> {
              String format = Args.text(a[0], "strftime() argument 1");
              LocalDateTime t = a[1] == None.NONE ? here(utc(a[1])) : fields(a[1]);
              return Strftime.format(zoned(t), format);
            })
        .function("strptime", "(string, format='%a %b %d %H:%M:%S %Y', /)", TimeModule::strptime);
  }

  private static ClockFields zoned(LocalDateTime t) {
    DateTime there = new DateTime(t, new RegionZone(ZoneId.systemDefault()), 0);
    return there.clockFields();
  }

  private static Object strptime(Object[] a) {
    Strptime.Parsed parsed =
        Strptime.parse(
            Args.text(a[0], "strptime() argument 0"), Args.text(a[1], "strptime() argument 1"));
    return StructTime.of(parsed.local(), -1);
  }

  private static long nanosSinceEpoch() {
    Instant now = Clock.systemUTC().instant();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Object sleep(Object seconds) {
    double length = Args.real(seconds);
    if (length < 0) {
      throw Errors.valueError("sleep length must be non-negative");
    }
    Pause.seconds(length);
    return None.NONE;
  }

  /** Whole seconds only, as {@code struct_time} has no fraction. */
  private static LocalDateTime utc(Object seconds) {
    return seconds == None.NONE
        ? LocalDateTime.now(ZoneOffset.UTC).withNano(0)
        : Timestamps.utc(Math.floor(Args.real(seconds)));
  }

  private static LocalDateTime here(LocalDateTime utc) {
    return utc.atZone(ZoneOffset.UTC).withZoneSameInstant(ZoneId.systemDefault()).toLocalDateTime();
  }

  private static String ascii(LocalDateTime t) {
    return Strftime.format(ClockFields.naive(t), "%a %b %e %H:%M:%S %Y");
  }

  private static LocalDateTime fields(Object tuple) {
    if (!(tuple instanceof PyTuple t)) {
      throw Errors.typeError("Tuple or struct_time argument required");
    }
    if (t.size() != 9) {
      throw Errors.typeError("time tuple must have exactly 9 items, not " + t.size());
    }
    int year = Args.smallInt(t.get(0));
    int month = Math.max(1, Args.smallInt(t.get(1)));
    int day = Math.max(1, Args.smallInt(t.get(2)));
    return LocalDateTime.of(year, 1, 1, 0, 0, 0)
        .plusMonths(month - 1L)
        .plusDays(day - 1L)
        .plusHours(Args.integer(t.get(3)))
        .plusMinutes(Args.integer(t.get(4)))
        .plusSeconds(Args.integer(t.get(5)));
  }
}
