package io.jacquard.jac.runtime.text;

import java.util.Locale;
import java.util.function.IntPredicate;

/** Changes of case, and the questions about the letters of a string. */
public final class Letters {
  private Letters() {}

  public static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  public static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  /** The first letter in title case, all others in lower case. */
  public static String capitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.codePointAt(0);
    // Lower the whole first: a final sigma depends on what stands before it.
    String rest = lower(text).substring(lower(Strings.of(first)).length());
    return titled(first) + rest;
  }

  /** Each run of letters capitalized. */
  public static String title(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int start = 0;
    while (start < text.length()) {
      int point = text.codePointAt(start);
      if (!CharacterClass.isCased(point)) {
        out.appendCodePoint(point);
        start += Character.charCount(point);
        continue;
      }
      int end = start;
      while (end < text.length() && CharacterClass.isCased(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
      out.append(capitalize(text.substring(start, end)));
      start = end;
    }
    return out.toString();
  }

  private static String titled(int point) {
    int title = Character.toTitleCase(point);
    String upper = upper(Strings.of(point));
    if (title != point || upper.codePointCount(0, upper.length()) == 1) {
      return Strings.of(title);
    }
    int first = upper.codePointAt(0);
    return Strings.of(first) + lower(upper.substring(Character.charCount(first)));
  }

  public static String swapCase(String text) {
    StringBuilder out = new StringBuilder(text.length());
    String lowered = lower(text);
    text.codePoints()
        .forEach(point -> {
          String one = Strings.of(point);
          if (Character.isUpperCase(point)) {
            out.append(point == 'Σ' ? lowered.charAt(out.length()) : lower(one));
          } else {
            out.append(Character.isLowerCase(point) ? upper(one) : one);
          }
        });
    return out.toString();
  }

  /** The text for comparison without regard to case. */
  static String fold(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(point -> out.append(fold(point)));
    return out.toString();
  }

  private static String fold(int point) {
    if (point < 0x80) {
      return Strings.of(point >= 'A' && point <= 'Z' ? point + 32 : point);
    }
    if (point == 'ı' || (point >= 0x13A0 && point <= 0x13F5)) {
      return Strings.of(point);
    }
    String upper = upper(Strings.of(point));
    if ((point >= 0x13F8 && point <= 0x13FD) || (point >= 0xAB70 && point <= 0xABBF)) {
      return upper;
    }
    StringBuilder out = new StringBuilder();
    upper.codePoints().forEach(part -> out.append(lower(Strings.of(part))));
    return out.toString();
  }

  /** Whether all code points pass, and there is at least one. */
  public static boolean all(String text, IntPredicate test) {
    return !text.isEmpty() && text.codePoints().allMatch(test);
  }

  /** Whether there are letters with case and all of them pass. */
  static boolean allCased(String text, IntPredicate test) {
    return text.codePoints().anyMatch(CharacterClass::isCased)
        && text.codePoints().filter(CharacterClass::isCased).allMatch(test);
  }

  public static boolean isTitle(String text) {
    boolean inside = false;
    boolean any = false;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      boolean starts = Character.isUpperCase(point) || Character.isTitleCase(point);
      if (starts ? inside : Character.isLowerCase(point) && !inside) {
        return false;
      }
      inside = starts || Character.isLowerCase(point);
      any |= inside;
    }
    return any;
  }

  static boolean isIdentifier(String text) {
    if (text.isEmpty() || !(text.charAt(0) == '_' || startsIdentifier(text.codePointAt(0)))) {
      return false;
    }
    return text.codePoints().allMatch(Letters::continuesIdentifier);
  }

  private static boolean startsIdentifier(int point) {
    return Character.isUnicodeIdentifierStart(point) && !Character.isIdentifierIgnorable(point);
  }

  private static boolean continuesIdentifier(int point) {
    return Character.isUnicodeIdentifierPart(point) && !Character.isIdentifierIgnorable(point);
  }
}
