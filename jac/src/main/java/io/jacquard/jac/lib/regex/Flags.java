package io.jacquard.jac.lib.regex;

import java.util.ArrayList;
import java.util.List;

/** The flag bits of {@code re}. */
final class Flags {
  static final int IGNORECASE = 2;
  static final int LOCALE = 4;
  static final int MULTILINE = 8;
  static final int DOTALL = 16;
  static final int UNICODE = 32;
  static final int VERBOSE = 64;
  static final int DEBUG = 128;
  static final int ASCII = 256;

  private static final String[] NAMES = {
    "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "UNICODE", "VERBOSE", "DEBUG", "ASCII"
  };

  private Flags() {}

  /** The bit of an inline flag letter; 0 when there is none. */
  static int ofLetter(char letter) {
    return switch (letter) {
      case 'i' -> IGNORECASE;
      case 'L' -> LOCALE;
      case 'm' -> MULTILINE;
      case 's' -> DOTALL;
      case 'u' -> UNICODE;
      case 'x' -> VERBOSE;
      case 'a' -> ASCII;
      default -> 0;
    };
  }

  /** {@code re.IGNORECASE|re.MULTILINE}. */
  static String repr(int flags) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < NAMES.length; i++) {
      if ((flags & 2 << i) != 0) {
        names.add("re." + NAMES[i]);
      }
    }
    return String.join("|", names);
  }
}
