package io.jacquard.jac.lib.datetime;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * Writes a date and time by a {@code strftime} format, as CPython on glibc does in the C locale.
 */
final class Strftime {
  private static final String FLAGS = "-_0^#";

  private Strftime() {}

  static String format(ClockFields fields, String format) {
    StringBuilder out = new StringBuilder(format.length() + 16);
    int at = 0;
    while (at < format.length()) {
      char c = format.charAt(at++);
      if (c != '%' || at == format.length()) {
        out.append(c);
        continue;
      }
      int start = at - 1;
      char flag = 0;
      if (FLAGS.indexOf(format.charAt(at)) >= 0 && at + 1 < format.length()) {
        flag = format.charAt(at++);
      }
      char directive = format.charAt(at++);
      if (directive == ':' && at < format.length() && format.charAt(at) == 'z') {
        at++;
        out.append(offset(fields, true));
        continue;
      }
      String text = expand(fields, directive, flag);
      out.append(text.equals("\0") ? format.substring(start, at) : text);
    }
    return out.toString();
  }

  /** The text of one directive, or {@code "\0"} for one that does not exist. */
  private static String expand(ClockFields f, char directive, char flag) {
    LocalDateTime t = f.local();
    return switch (directive) {
      case 'Y' -> flagged(String.valueOf(t.getYear()), flag, 0, ' ');
      case 'C' -> number(t.getYear() / 100, 2, '0', flag);
      case 'y' -> number(t.getYear() % 100, 2, '0', flag);
      case 'm' -> number(t.getMonthValue(), 2, '0', flag);
      case 'd' -> number(t.getDayOfMonth(), 2, '0', flag);
      case 'e' -> number(t.getDayOfMonth(), 2, ' ', flag);
      case 'H' -> number(t.getHour(), 2, '0', flag);
      case 'k' -> number(t.getHour(), 2, ' ', flag);
      case 'I' -> number(twelve(t), 2, '0', flag);
      case 'l' -> number(twelve(t), 2, ' ', flag);
      case 'M' -> number(t.getMinute(), 2, '0', flag);
      case 'S' -> number(t.getSecond(), 2, '0', flag);
      case 'j' -> number(t.getDayOfYear(), 3, '0', flag);
      case 'f' -> "%06d".formatted(f.micros());
      case 'a' -> cased(t.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH), flag);
      case 'A' -> cased(t.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH), flag);
      case 'b', 'h' -> cased(t.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH), flag);
      case 'B' -> cased(t.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH), flag);
      case 'p' -> halfDay(t, flag);
      case 'P' -> t.getHour() < 12 ? "am" : "pm";
      case 'u' -> String.valueOf(t.getDayOfWeek().getValue());
      case 'w' -> String.valueOf(t.getDayOfWeek().getValue() % 7);
      case 'U' ->
          number((t.getDayOfYear() + 6 - t.getDayOfWeek().getValue() % 7) / 7, 2, '0', flag);
      case 'W' -> number((t.getDayOfYear() + 7 - t.getDayOfWeek().getValue()) / 7, 2, '0', flag);
      case 'V' -> number(t.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0', flag);
      case 'G' -> String.valueOf(t.get(IsoFields.WEEK_BASED_YEAR));
      case 'g' -> number(t.get(IsoFields.WEEK_BASED_YEAR) % 100, 2, '0', flag);
      case 'z' -> offset(f, false);
      case 'Z' -> cased(f.zoneName(), flag);
      case 's' -> String.valueOf(epoch(f));
      case 'c' -> format(f, "%a %b %e %H:%M:%S %Y");
      case 'x', 'D' -> format(f, "%m/%d/%y");
      case 'X', 'T' -> format(f, "%H:%M:%S");
      case 'F' -> format(f, "%Y-%m-%d");
      case 'R' -> format(f, "%H:%M");
      case 'r' -> format(f, "%I:%M:%S %p");
      case 'n' -> "\n";
      case 't' -> "\t";
      case '%' -> "%";
      default -> "\0";
    };
  }

  private static int twelve(LocalDateTime t) {
    int hour = t.getHour() % 12;
    return hour == 0 ? 12 : hour;
  }

  private static String halfDay(LocalDateTime t, char flag) {
    String text = t.getHour() < 12 ? "AM" : "PM";
    return flag == '#' ? text.toLowerCase(Locale.ROOT) : text;
  }

  private static String number(int value, int width, char pad, char flag) {
    return flagged(String.valueOf(value), flag, width, pad);
  }

  private static String flagged(String digits, char flag, int width, char pad) {
    char fill =
        switch (flag) {
          case '-' -> 0;
          case '_' -> ' ';
          case '0' -> '0';
          default -> pad;
        };
    return fill == 0
        ? digits
        : String.valueOf(fill).repeat(Math.max(0, width - digits.length())) + digits;
  }

  private static String cased(String text, char flag) {
    return flag == '^' || flag == '#' ? text.toUpperCase(Locale.ROOT) : text;
  }

  private static String offset(ClockFields f, boolean colons) {
    return f.offset() == null ? "" : IsoText.offset(f.offset(), colons ? ":" : "");
  }

  /** glibc reads the fields as local time of the process, whatever zone the value has. */
  private static long epoch(ClockFields f) {
    return f.local().atZone(ZoneId.systemDefault()).toEpochSecond();
  }
}
