package io.jacquard.jac.lib.datetime;

import io.jacquard.jac.runtime.failure.Errors;
import java.time.LocalDate;
import java.time.YearMonth;

/** The range checks of {@code datetime}, with CPython's texts. */
final class Calendar {
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  static final long MAX_ORDINAL = LocalDate.of(9999, 12, 31).toEpochDay() - FIRST.toEpochDay() + 1;

  private Calendar() {}

  static void checkDate(long year, long month, long day) {
    if (year < 1 || year > 9999) {
      throw Errors.valueError("year " + year + " is out of range");
    }
    if (month < 1 || month > 12) {
      throw Errors.valueError("month must be in 1..12");
    }
    if (day < 1 || day > YearMonth.of((int) year, (int) month).lengthOfMonth()) {
      throw Errors.valueError("day is out of range for month");
    }
  }

  static void checkTime(long hour, long minute, long second, long micros) {
    if (hour < 0 || hour > 23) {
      throw Errors.valueError("hour must be in 0..23");
    }
    if (minute < 0 || minute > 59) {
      throw Errors.valueError("minute must be in 0..59");
    }
    if (second < 0 || second > 59) {
      throw Errors.valueError("second must be in 0..59");
    }
    if (micros < 0 || micros > 999_999) {
      throw Errors.valueError("microsecond must be in 0..999999");
    }
  }

  static long ordinal(LocalDate date) {
    return date.toEpochDay() - FIRST.toEpochDay() + 1;
  }

  static LocalDate fromOrdinal(long ordinal) {
    if (ordinal < 1) {
      throw Errors.valueError("ordinal must be >= 1");
    }
    if (ordinal > MAX_ORDINAL) {
      throw Errors.valueError("year is out of range");
    }
    return FIRST.plusDays(ordinal - 1);
  }

  /** The date moved by some days; OverflowError outside of years 1 to 9999. */
  static LocalDate plus(LocalDate date, long days) {
    long ordinal = ordinal(date) + days;
    if (ordinal < 1 || ordinal > MAX_ORDINAL) {
      throw Errors.make("OverflowError", "date value out of range");
    }
    return FIRST.plusDays(ordinal - 1);
  }
}
