package io.jacquard.jac.syntax.lexer;

/** Finds where string literals end, with the nesting rules of Python 3.12 f-strings. */
public final class StringScanner {
  public static final int RAW = 1;
  public static final int BYTES = 2;
  static final int FORMATTED = 4;

  private static final int MAX_NESTING = 50;

  private final String text;
  private final int limit;
  private int nesting;

  /** Cleared once a field ran off the text, so that broken input is not read again and again. */
  private boolean fieldsMaySpanLines = true;

  StringScanner(String text, int limit) {
    this.text = text;
    this.limit = limit;
  }

  /** The flags of a string prefix such as {@code rb}, or -1 when the letters are none. */
  public static int prefix(String text, int start, int end) {
    int flags = 0;
    for (int i = start; i < end; i++) {
      int flag =
          switch (text.charAt(i)) {
            case 'r', 'R' -> RAW;
            case 'b', 'B' -> BYTES;
            case 'f', 'F' -> FORMATTED;
            default -> -1;
          };
      if (flag < 0 || (flags & flag) != 0) {
        return -1;
      }
      flags |= flag;
    }
    return (flags & (BYTES | FORMATTED)) == (BYTES | FORMATTED) ? -1 : flags;
  }

  boolean isTriple(int quote) {
    char c = text.charAt(quote);
    return quote + 2 < limit && text.charAt(quote + 1) == c && text.charAt(quote + 2) == c;
  }

  /** The offset after the literal whose opening quote is given, or -1 when it has no end. */
  int plainEnd(int quote) {
    char delimiter = text.charAt(quote);
    boolean triple = isTriple(quote);
    int i = quote + (triple ? 3 : 1);
    while (i < limit) {
      char c = text.charAt(i);
      if (c == '\\') {
        i += 2;
      } else if (c == delimiter && (!triple || closesTriple(i, delimiter))) {
        return i + (triple ? 3 : 1);
      } else if (!triple && (c == '\n' || c == '\r')) {
        return -1;
      } else {
        i++;
      }
    }
    return -1;
  }

  /** As {@link #plainEnd}, skipping the fields of an f-string. */
  int formattedEnd(int quote) {
    if (nesting >= MAX_NESTING) {
      return -1;
    }
    nesting++;
    try {
      char delimiter = text.charAt(quote);
      boolean triple = isTriple(quote);
      int i = quote + (triple ? 3 : 1);
      while (i >= 0 && i < limit) {
        char c = text.charAt(i);
        if (c == '\\') {
          i = afterEscape(i);
        } else if (c == delimiter && (!triple || closesTriple(i, delimiter))) {
          return i + (triple ? 3 : 1);
        } else if (!triple && (c == '\n' || c == '\r')) {
          return -1;
        } else if (c == '{') {
          i = charAt(i + 1) == '{' ? i + 2 : fieldEnd(i + 1, delimiter, triple);
        } else {
          i++;
        }
      }
      return -1;
    } finally {
      nesting--;
    }
  }

  private int afterEscape(int backslash) {
    char escaped = charAt(backslash + 1);
    if (escaped == 'N' && charAt(backslash + 2) == '{') {
      int end = text.indexOf('}', backslash);
      return end < 0 ? -1 : end + 1;
    }
    return escaped == '{' || escaped == '}' ? backslash + 1 : backslash + 2;
  }

  private int fieldEnd(int from, char delimiter, boolean triple) {
    int depth = 0;
    int i = from;
    while (i >= 0 && i < limit) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\'' -> i = nestedEnd(i);
        case '(', '[', '{' -> {
          depth++;
          i++;
        }
        case ')', ']' -> {
          depth--;
          i++;
        }
        case '}' -> {
          if (depth <= 0) {
            return i + 1;
          }
          depth--;
          i++;
        }
        case ':' -> {
          if (depth <= 0) {
            return specEnd(i + 1, delimiter, triple);
          }
          i++;
        }
        case '\n', '\r' -> {
          if (!triple && !fieldsMaySpanLines) {
            return -1;
          }
          i++;
        }
        default -> i++;
      }
    }
    fieldsMaySpanLines = false;
    return -1;
  }

  /** A string inside a field; its prefix stands right before the quote. */
  private int nestedEnd(int quote) {
    int start = quote;
    while (start > 0 && quote - start < 3 && Lexer.isNamePart(text.charAt(start - 1))) {
      start--;
    }
    int flags = quote - start <= 2 ? prefix(text, start, quote) : -1;
    return flags >= 0 && (flags & FORMATTED) != 0 ? formattedEnd(quote) : plainEnd(quote);
  }

  private int specEnd(int from, char delimiter, boolean triple) {
    int i = from;
    while (i >= 0 && i < limit) {
      char c = text.charAt(i);
      if (c == '}') {
        return i + 1;
      }
      if (c == '{') {
        if (++nesting > MAX_NESTING) {
          nesting--;
          return -1;
        }
        i = fieldEnd(i + 1, delimiter, triple);
        nesting--;
      } else if (!triple && (c == delimiter || c == '\n' || c == '\r')) {
        return -1;
      } else {
        i++;
      }
    }
    return -1;
  }

  private boolean closesTriple(int i, char delimiter) {
    return charAt(i + 1) == delimiter && charAt(i + 2) == delimiter;
  }

  private char charAt(int i) {
    return i < limit ? text.charAt(i) : '\0';
  }
}
