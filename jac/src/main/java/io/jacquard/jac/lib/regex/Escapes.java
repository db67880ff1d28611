package io.jacquard.jac.lib.regex;

/** The backslash escapes that stand for one character, in patterns and in sets. */
final class Escapes {
  private Escapes() {}

  /** A character and where its escape ends. */
  record Read(int code, int end) {}

  /** Reads the escape whose backslash is at an offset; {@code re.error} for unknown letters. */
  static Read read(String source, int at) {
    int c = source.codePointAt(at + 1);
    int end = at + 1 + Character.charCount(c);
    return switch (c) {
      case 'a' -> new Read(7, end);
      case 'f' -> new Read('\f', end);
      case 'n' -> new Read('\n', end);
      case 'r' -> new Read('\r', end);
      case 't' -> new Read('\t', end);
      case 'v' -> new Read(11, end);
      case 'x' -> hex(source, at, 2);
      case 'u' -> hex(source, at, 4);
      case 'U' -> hex(source, at, 8);
      case 'N' -> unicodeName(source, at);
      case '0' -> octal(source, at);
      default -> {
        if (c < 128 && Character.isLetter(c)) {
          throw RegexError.at("bad escape \\" + Character.toString(c), source, at);
        }
        yield new Read(c, end);
      }
    };
  }

  private static Read hex(String source, int at, int digits) {
    int from = at + 2;
    int to = from;
    while (to < source.length()
        && to < from + digits
        && Character.digit(source.charAt(to), 16) >= 0) {
      to++;
    }
    if (to < from + digits) {
      throw RegexError.at("incomplete escape " + source.substring(at, to), source, at);
    }
    long code = Long.parseLong(source.substring(from, to), 16);
    if (code > Character.MAX_CODE_POINT) {
      throw RegexError.at("bad escape " + source.substring(at, to), source, at);
    }
    return new Read((int) code, to);
  }

  private static Read unicodeName(String source, int at) {
    int end = source.indexOf('}', at);
    if (!source.startsWith("{", at + 2) || end < 0) {
      throw RegexError.at("missing {", source, at + 2);
    }
    String name = source.substring(at + 3, end);
    try {
      return new Read(Character.codePointOf(name), end + 1);
    } catch (IllegalArgumentException _) {
      throw RegexError.at("undefined character name '" + name + "'", source, at);
    }
  }

  private static Read octal(String source, int at) {
    int to = at + 2;
    while (to < Math.min(source.length(), at + 4)
        && source.charAt(to) >= '0'
        && source.charAt(to) <= '7') {
      to++;
    }
    return new Read(Integer.parseInt(source.substring(at + 1, to), 8), to);
  }

  static boolean isOctal(String source, int from, int count) {
    if (from + count > source.length()) {
      return false;
    }
    return source.substring(from, from + count).chars().allMatch(c -> c >= '0' && c <= '7');
  }
}
