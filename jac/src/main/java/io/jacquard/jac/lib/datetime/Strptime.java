package io.jacquard.jac.lib.datetime;

import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a date and time by a {@code strptime} format in the C locale. */
final class Strptime {
  private static final Map<String, Pattern> CACHE = new java.util.concurrent.ConcurrentHashMap<>();
  private static final Map<Character, String> DIRECTIVES = directives();

  private Strptime() {}

  /** What a text said; missing parts are those of 1900-01-01 00:00. */
  record Parsed(LocalDateTime local, @Nullable Delta offset, @Nullable String zoneName) {}

  private static Map<Character, String> directives() {
    Map<Character, String> d = new HashMap<>();
    d.put('d', "3[01]|[12]\\d|0[1-9]|[1-9]| [1-9]");
    d.put('f', "[0-9]{1,6}");
    d.put('H', "2[0-3]|[01]\\d|\\d");
    d.put('I', "1[0-2]|0[1-9]|[1-9]");
    d.put('j', "36[0-6]|3[0-5]\\d|[12]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]");
    d.put('m', "1[0-2]|0[1-9]|[1-9]");
    d.put('M', "[0-5]\\d|\\d");
    d.put('S', "6[01]|[0-5]\\d|\\d");
    d.put('U', "5[0-3]|[0-4]\\d|\\d");
    d.put('W', "5[0-3]|[0-4]\\d|\\d");
    d.put('V', "5[0-3]|0[1-9]|[1-4]\\d|\\d");
    d.put('w', "[0-6]");
    d.put('u', "[1-7]");
    d.put('y', "\\d\\d");
    d.put('Y', "\\d{4}");
    d.put('G', "\\d{4}");
    d.put('z', "[+-]\\d\\d:?[0-5]\\d(?::?[0-5]\\d(?:\\.\\d{1,6})?)?|(?-i:Z)");
    d.put('p', "am|pm");
    d.put('a', names(7, i -> DayOfWeek.of(i).getDisplayName(TextStyle.SHORT, Locale.ENGLISH)));
    d.put('A', names(7, i -> DayOfWeek.of(i).getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
    d.put('b', names(12, i -> Month.of(i).getDisplayName(TextStyle.SHORT, Locale.ENGLISH)));
    d.put('B', names(12, i -> Month.of(i).getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
    String local =
        TimeZone.getTimeZone(ZoneId.systemDefault()).getDisplayName(false, TimeZone.SHORT);
    d.put('Z', "utc|gmt|" + Pattern.quote(local.toLowerCase(Locale.ROOT)));
    return d;
  }

  private static String names(int count, IntFunction<String> name) {
    return IntStream.rangeClosed(1, count).mapToObj(name).collect(Collectors.joining("|"));
  }

  static Parsed parse(String text, String format) {
    Matcher matcher = CACHE.computeIfAbsent(format, Strptime::compile).matcher(text);
    if (!matcher.lookingAt()) {
      throw Errors.valueError(
          "time data " + Ops.repr(text) + " does not match format " + Ops.repr(format));
    }
    if (matcher.end() != text.length()) {
      throw Errors.valueError("unconverted data remains: " + text.substring(matcher.end()));
    }
    return new Reading(matcher).result();
  }

  private static Pattern compile(String format) {
    StringBuilder regex = new StringBuilder();
    translate(format, format, regex);
    try {
      return Pattern.compile(
          regex.toString(),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    } catch (java.util.regex.PatternSyntaxException _) {
      throw Errors.valueError("a directive occurs twice in format " + Ops.repr(format));
    }
  }

  private static void translate(String part, String whole, StringBuilder regex) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (Character.isWhitespace(c)) {
        while (i + 1 < part.length() && Character.isWhitespace(part.charAt(i + 1))) {
          i++;
        }
        regex.append("\\s+");
      } else if (c != '%') {
        regex.append(Pattern.quote(String.valueOf(c)));
      } else if (++i == part.length()) {
        throw Errors.valueError("stray % in format " + Ops.repr(whole));
      } else {
        directive(part.charAt(i), whole, regex);
      }
    }
  }

  private static void directive(char letter, String whole, StringBuilder regex) {
    switch (letter) {
      case '%' -> regex.append('%');
      case 'c' -> translate("%a %b %d %H:%M:%S %Y", whole, regex);
      case 'x', 'D' -> {
        if (letter == 'D') {
          throw bad(letter, whole);
        }
        translate("%m/%d/%y", whole, regex);
      }
      case 'X' -> translate("%H:%M:%S", whole, regex);
      default -> {
        String pattern = DIRECTIVES.get(letter);
        if (pattern == null) {
          throw bad(letter, whole);
        }
        regex.append("(?<").append(letter).append('>').append(pattern).append(')');
      }
    }
  }

  private static RuntimeException bad(char letter, String whole) {
    return Errors.valueError("'" + letter + "' is a bad directive in format " + Ops.repr(whole));
  }

  /** One matched text on its way to a date. */
  private static final class Reading {
    private final Matcher matcher;

    Reading(Matcher matcher) {
      this.matcher = matcher;
    }

    private @Nullable String text(char letter) {
      String name = String.valueOf(letter);
      return matcher.namedGroups().containsKey(name) ? matcher.group(name) : null;
    }

    private int number(char letter, int missing) {
      String text = text(letter);
      return text == null ? missing : Integer.parseInt(text.strip());
    }

    private int named(char letter, int missing) {
      String text = text(letter);
      if (text == null) {
        return missing;
      }
      String[] names = DIRECTIVES.getOrDefault(letter, "").split("\\|", -1);
      return IntStream.range(0, names.length)
              .filter(i -> names[i].equalsIgnoreCase(text))
              .findFirst()
              .orElse(missing - 1)
          + 1;
    }

    Parsed result() {
      int second = number('S', 0);
      LocalDate date = date();
      LocalTime time = LocalTime.of(hour(), number('M', 0), Math.min(second, 59), micros() * 1000);
      if (second > 59) {
        throw Errors.valueError("second must be in 0..59");
      }
      String zone = text('z');
      String name = text('Z');
      Delta offset = zone == null ? null : offset(zone);
      return new Parsed(date.atTime(time), offset, offset == null ? null : name);
    }

    private int hour() {
      int twelve = number('I', -1);
      if (twelve < 0) {
        return number('H', 0);
      }
      String half = text('p');
      boolean afternoon = half != null && half.equalsIgnoreCase("pm");
      return twelve % 12 + (afternoon ? 12 : 0);
    }

    private int micros() {
      String digits = text('f');
      return digits == null ? 0 : Integer.parseInt(digits + "0".repeat(6 - digits.length()));
    }

    private Delta offset(String text) {
      if (text.equals("Z")) {
        return Delta.ZERO;
      }
      String digits = text.substring(1).replace(":", "");
      int dot = digits.indexOf('.');
      String fraction = dot < 0 ? "" : digits.substring(dot + 1);
      String whole = dot < 0 ? digits : digits.substring(0, dot);
      long seconds =
          Integer.parseInt(whole.substring(0, 2)) * 3600L
              + Integer.parseInt(whole.substring(2, 4)) * 60L
              + (whole.length() > 4 ? Integer.parseInt(whole.substring(4, 6)) : 0);
      long micros =
          fraction.isEmpty() ? 0 : Long.parseLong(fraction + "0".repeat(6 - fraction.length()));
      Delta size = Delta.of(0, seconds, micros);
      return text.charAt(0) == '-' ? size.negate() : size;
    }

    private int year() {
      int year = number('Y', 0);
      int short2 = number('y', -1);
      if (short2 >= 0) {
        return short2 <= 68 ? 2000 + short2 : 1900 + short2;
      }
      return text('Y') == null ? 1900 : year;
    }

    private int weekday() {
      int day = named('A', named('a', -1));
      if (day > 0) {
        return day;
      }
      if (text('u') != null) {
        return number('u', 1);
      }
      int sunday = number('w', -1);
      return sunday < 0 ? -1 : sunday == 0 ? 7 : sunday;
    }

    private LocalDate date() {
      checkIsoDirectives();
      int weekday = weekday();
      if (text('G') != null) {
        return isoDate(weekday);
      }
      int year = year();
      if (text('j') != null) {
        return ofDayOfYear(year, number('j', 1));
      }
      if ((text('U') != null || text('W') != null) && weekday > 0 && yearGiven()) {
        return ofWeek(year, weekday);
      }
      int month = named('B', named('b', number('m', 1)));
      int day = number('d', 1);
      if (!yearGiven() && month == 2 && day == 29) {
        throw Errors.valueError("day is out of range for month");
      }
      Calendar.checkDate(year, month, day);
      return LocalDate.of(year, month, day);
    }

    private boolean yearGiven() {
      return text('Y') != null || text('y') != null;
    }

    private void checkIsoDirectives() {
      boolean week = text('V') != null;
      if (text('G') != null) {
        if (text('j') != null) {
          throw Errors.valueError(
              "Day of the year directive '%j' is not compatible with ISO year directive '%G'."
                  + " Use '%Y' instead.");
        }
        if (!week || weekday() < 0) {
          throw Errors.valueError(
              "ISO year directive '%G' must be used with the ISO week directive '%V' and a"
                  + " weekday directive ('%A', '%a', '%w', or '%u').");
        }
      } else if (week) {
        throw Errors.valueError(
            yearGiven() && weekday() > 0
                ? "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the"
                    + " ISO year '%G' instead."
                : "ISO week directive '%V' must be used with the ISO year directive '%G' and a"
                    + " weekday directive ('%A', '%a', '%w', or '%u').");
      }
    }

    private LocalDate isoDate(int weekday) {
      int year = number('G', 1900);
      int week = number('V', 1);
      LocalDate first = LocalDate.of(year, 1, 4).with(DayOfWeek.MONDAY);
      if (week < 1 || week > IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(first).getMaximum()) {
        throw Errors.valueError("Invalid week: " + week);
      }
      return first.plusDays((week - 1) * 7L + weekday - 1);
    }

    private LocalDate ofDayOfYear(int year, int day) {
      return LocalDate.of(year, 1, 1).plusDays(day - 1L);
    }

    /** Week 1 starts on the year's first Sunday ({@code %U}) or Monday ({@code %W}). */
    private LocalDate ofWeek(int year, int weekday) {
      boolean sundays = text('U') != null;
      int week = number(sundays ? 'U' : 'W', 0);
      LocalDate first = LocalDate.of(year, 1, 1);
      int firstDay =
          sundays ? first.getDayOfWeek().getValue() % 7 : first.getDayOfWeek().getValue() - 1;
      int day = sundays ? weekday % 7 : weekday - 1;
      return first.plusDays(week * 7L + day - firstDay - (firstDay == 0 ? 7 : 0));
    }
  }
}
