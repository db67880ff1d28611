package io.jacquard.jac.lib.datetime;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.runtime.failure.Errors;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/** Seconds since 1970 to local times and back; fractions are rounded to micros, half to even. */
final class Timestamps {
  private Timestamps() {}

  static LocalDateTime utc(Object timestamp) {
    double seconds = Args.real(timestamp);
    if (Double.isNaN(seconds)) {
      throw Errors.valueError("Invalid value NaN (not a number)");
    }
    if (Double.isInfinite(seconds)) {
      throw Errors.make("OverflowError", "cannot convert float infinity to integer");
    }
    BigDecimal micros =
        timestamp instanceof Double
            ? new BigDecimal(seconds).movePointRight(6).setScale(0, RoundingMode.HALF_EVEN)
            : new BigDecimal(Args.bigInt(timestamp)).movePointRight(6);
    if (micros.abs().compareTo(new BigDecimal("1e18")) > 0) {
      throw outOfRange(micros);
    }
    long whole = micros.longValue();
    LocalDateTime result =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(whole, 1_000_000L),
            (int) Math.floorMod(whole, 1_000_000L) * 1000,
            ZoneOffset.UTC);
    if (result.getYear() < 1 || result.getYear() > 9999) {
      throw outOfRange(result.getYear());
    }
    return result;
  }

  private static RuntimeException outOfRange(Object year) {
    if (year instanceof BigDecimal micros) {
      long years = 1970 + micros.movePointLeft(6).longValue() / 31_556_952L;
      return Errors.valueError("year " + years + " is out of range");
    }
    return Errors.valueError("year " + year + " is out of range");
  }

  static LocalDateTime local(Object timestamp) {
    return utc(timestamp)
        .atZone(ZoneOffset.UTC)
        .withZoneSameInstant(ZoneId.systemDefault())
        .toLocalDateTime();
  }

  /** Seconds since 1970 of a UTC time, as the nearest float. */
  static double seconds(LocalDateTime utc) {
    long micros =
        utc.toEpochSecond(ZoneOffset.UTC) * 1_000_000L + utc.get(ChronoField.MICRO_OF_SECOND);
    return micros / 1e6;
  }
}
