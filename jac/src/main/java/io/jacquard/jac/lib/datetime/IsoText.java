package io.jacquard.jac.lib.datetime;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/** Reads and writes the ISO 8601 texts of {@code isoformat} and {@code fromisoformat}. */
final class IsoText {
  private IsoText() {}

  /** A text that is no ISO date or time; the caller words the ValueError. */
  static final class BadText extends Exception {
    private static final long serialVersionUID = 1L;

    BadText() {
      super(null, null, false, false);
    }
  }

  /**
   * A time of day with its offset.
   *
   * @param offset {@code null} when the text names none
   */
  record ParsedTime(LocalTime time, @Nullable Delta offset) {}

  /** {@code +05:30}, with seconds and micros only where they are not zero. */
  static String offset(Delta offset, String separator) {
    boolean negative = offset.days() < 0;
    Delta size = negative ? offset.negate() : offset;
    int seconds = size.seconds();
    StringBuilder out = new StringBuilder(negative ? "-" : "+");
    two(out, seconds / 3600).append(separator);
    two(out, seconds / 60 % 60);
    if (seconds % 60 != 0 || size.micros() != 0) {
      two(out.append(separator), seconds % 60);
      if (size.micros() != 0) {
        out.append('.').append("%06d".formatted(size.micros()));
      }
    }
    return out.toString();
  }

  static String date(LocalDate date) {
    StringBuilder out = new StringBuilder(10);
    String year = String.valueOf(date.getYear());
    out.append("0".repeat(Math.max(0, 4 - year.length()))).append(year).append('-');
    two(out, date.getMonthValue()).append('-');
    return two(out, date.getDayOfMonth()).toString();
  }

  /** The time of day cut at {@code timespec}; {@code null} for a timespec that does not exist. */
  static @Nullable String time(LocalTime time, String timespec) {
    int micros = time.get(ChronoField.MICRO_OF_SECOND);
    String spec = timespec.equals("auto") ? (micros == 0 ? "seconds" : "microseconds") : timespec;
    StringBuilder out = new StringBuilder(15);
    two(out, time.getHour());
    switch (spec) {
      case "hours" -> {}
      case "minutes" -> two(out.append(':'), time.getMinute());
      case "seconds" -> hms(out, time);
      case "milliseconds" -> hms(out, time).append('.').append("%03d".formatted(micros / 1000));
      case "microseconds" -> hms(out, time).append('.').append("%06d".formatted(micros));
      default -> {
        return null;
      }
    }
    return out.toString();
  }

  private static StringBuilder hms(StringBuilder out, LocalTime time) {
    return two(two(out.append(':'), time.getMinute()).append(':'), time.getSecond());
  }

  private static StringBuilder two(StringBuilder out, int value) {
    return out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }

  static LocalDate parseDate(String text) throws BadText {
    int length = dateLength(text);
    if (length != text.length()) {
      throw new BadText();
    }
    return dateOf(text);
  }

  /** A date, one separating character, a time. */
  static ParsedDateTime parseDateTime(String text) throws BadText {
    int length = dateLength(text);
    if (length > text.length()) {
      throw new BadText();
    }
    LocalDate date = dateOf(text.substring(0, length));
    if (length == text.length()) {
      return new ParsedDateTime(date.atStartOfDay(), null);
    }
    int separator = Character.charCount(text.codePointAt(length));
    ParsedTime time = parseTime(text.substring(length + separator), false);
    return new ParsedDateTime(date.atTime(time.time()), time.offset());
  }

  /** A local date and time with its offset, if the text names one. */
  record ParsedDateTime(LocalDateTime local, @Nullable Delta offset) {}

  /** How many characters the date at the start of a date-time takes. */
  private static int dateLength(String text) throws BadText {
    if (text.length() < 7) {
      throw new BadText();
    }
    boolean dashed = text.charAt(4) == '-';
    int afterYear = dashed ? 5 : 4;
    if (afterYear < text.length() && text.charAt(afterYear) == 'W') {
      return weekDateLength(text, dashed);
    }
    return dashed ? 10 : 8;
  }

  private static int weekDateLength(String text, boolean dashed) {
    int week = dashed ? 8 : 7;
    int day = dashed ? week + 2 : week + 1;
    boolean hasDay =
        text.length() >= day && (!dashed || text.charAt(week) == '-') && digit(text, day - 1);
    if (!dashed && hasDay && text.length() > day && digit(text, day)) {
      // YYYYWww followed by a time that is separated by a digit: the week form
      return week;
    }
    return hasDay ? day : week;
  }

  private static LocalDate dateOf(String text) throws BadText {
    int year = number(text, 0, 4);
    boolean dashed = text.charAt(4) == '-';
    int at = dashed ? 5 : 4;
    if (at < text.length() && text.charAt(at) == 'W') {
      int week = number(text, at + 1, 2);
      int day = text.length() > at + 3 ? number(text, text.length() - 1, 1) : 1;
      return weekDate(year, week, day);
    }
    if (dashed && text.charAt(7) != '-') {
      throw new BadText();
    }
    int month = number(text, at, 2);
    int day = number(text, dashed ? 8 : 6, 2);
    Calendar.checkDate(year, month, day);
    return LocalDate.of(year, month, day);
  }

  private static LocalDate weekDate(int year, int week, int day) throws BadText {
    try {
      LocalDate first = LocalDate.of(year, 1, 4).with(DayOfWeek.MONDAY);
      if (week < 1
          || week > IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(first).getMaximum()
          || day < 1
          || day > 7) {
        throw new BadText();
      }
      return first.plusDays((week - 1) * 7L + day - 1);
    } catch (DateTimeException _) {
      throw new BadText();
    }
  }

  /**
   * Reads {@code HH[:MM[:SS[.f…]]][offset]} or the form without colons.
   *
   * @param designator whether a leading {@code T} is allowed
   */
  static ParsedTime parseTime(String text, boolean designator) throws BadText {
    String body = designator && text.startsWith("T") ? text.substring(1) : text;
    int zone = zoneStart(body);
    LocalTime time = clock(zone < 0 ? body : body.substring(0, zone));
    if (zone < 0) {
      return new ParsedTime(time, null);
    }
    String tail = body.substring(zone);
    if (tail.equals("Z")) {
      return new ParsedTime(time, Delta.ZERO);
    }
    LocalTime size = clock(tail.substring(1));
    Delta offset = Delta.of(0, size.toSecondOfDay(), size.get(ChronoField.MICRO_OF_SECOND));
    return new ParsedTime(time, tail.charAt(0) == '-' ? offset.negate() : offset);
  }

  private static int zoneStart(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '+' || c == '-' || c == 'Z') {
        return i;
      }
    }
    return -1;
  }

  private static LocalTime clock(String text) throws BadText {
    boolean colons = text.length() > 2 && text.charAt(2) == ':';
    int[] parts = new int[3];
    int at = 0;
    int count = 0;
    while (count < 3) {
      parts[count++] = number(text, at, 2);
      at += 2;
      if (at >= text.length() || text.charAt(at) == '.' || text.charAt(at) == ',') {
        break;
      }
      if (count == 3) {
        throw new BadText();
      }
      if (colons) {
        if (text.charAt(at) != ':') {
          throw new BadText();
        }
        at++;
      }
    }
    int micros = 0;
    if (at < text.length()) {
      if (count < 3) {
        throw new BadText();
      }
      micros = fraction(text, at + 1);
    }
    Calendar.checkTime(parts[0], parts[1], parts[2], micros);
    return LocalTime.of(parts[0], parts[1], parts[2], micros * 1000);
  }

  private static int fraction(String text, int from) throws BadText {
    if (from >= text.length()) {
      throw new BadText();
    }
    int micros = 0;
    for (int i = 0; i < 6; i++) {
      boolean present = from + i < text.length();
      micros = micros * 10 + (present ? number(text, from + i, 1) : 0);
    }
    for (int i = from + 6; i < text.length(); i++) {
      if (!digit(text, i)) {
        throw new BadText();
      }
    }
    return micros;
  }

  private static boolean digit(String text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static int number(String text, int from, int digits) throws BadText {
    if (from + digits > text.length()) {
      throw new BadText();
    }
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      if (!digit(text, i)) {
        throw new BadText();
      }
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }
}
