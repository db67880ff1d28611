package io.jacquard.jac.lib.datetime;

import java.time.LocalDateTime;

/** Formats naive times for other packages of the library. */
public final class TimeText {
  private TimeText() {}

  /** By a {@code strftime} format. */
  public static String format(LocalDateTime time, String format) {
    return Strftime.format(ClockFields.naive(time), format);
  }
}
