package io.jacquard.jac.lib.regex;

/** Rewrites one {@code [...]}; Java nests and intersects sets where Python takes the characters. */
final class CharacterSet {
  private final String source;
  private final int start;
  private final boolean unicode;
  private final StringBuilder set = new StringBuilder();
  private int at;

  CharacterSet(String source, int start, boolean unicode) {
    this.source = source;
    this.start = start;
    this.unicode = unicode;
  }

  /** {@code \d} and the like, as a set that can also stand inside a set. */
  static String category(char letter, boolean unicode) {
    boolean negated = Character.isUpperCase(letter);
    String content =
        switch (Character.toLowerCase(letter)) {
          case 'd' -> unicode ? "\\p{Nd}" : "0-9";
          case 's' -> unicode ? "\\x09-\\x0d\\x1c-\\x20\\x85\\p{Z}" : "\\x09-\\x0d\\x20";
          default -> unicode ? "\\p{L}\\p{N}_" : "a-zA-Z0-9_";
        };
    return (negated ? "[^" : "[") + content + "]";
  }

  /** Appends the set and answers where it ended. */
  int translate(StringBuilder out) {
    at = start + 1;
    set.append('[');
    if (peek() == '^') {
      set.append('^');
      at++;
    }
    boolean first = true;
    while (first || peek() != ']') {
      if (at >= source.length()) {
        throw unterminated();
      }
      first = false;
      member();
    }
    out.append(set).append(']');
    return at + 1;
  }

  private char peek() {
    return at < source.length() ? source.charAt(at) : 0;
  }

  private io.jacquard.jac.runtime.failure.JacError unterminated() {
    return RegexError.at("unterminated character set", source, start);
  }

  private void member() {
    int from = at;
    int low = one();
    boolean range = peek() == '-' && at + 1 < source.length() && source.charAt(at + 1) != ']';
    if (!range) {
      if (low >= 0) {
        Translator.appendLiteral(set, low);
      }
      return;
    }
    at++;
    if (at >= source.length()) {
      throw unterminated();
    }
    int high = one();
    if (low < 0 || high < 0 || high < low) {
      throw RegexError.at("bad character range " + source.substring(from, at), source, from);
    }
    Translator.appendLiteral(set, low);
    set.append('-');
    Translator.appendLiteral(set, high);
  }

  /** Reads one member: a code point, or -1 after appending a category. */
  private int one() {
    int c = source.codePointAt(at);
    if (c != '\\') {
      at += Character.charCount(c);
      return c;
    }
    if (at + 1 >= source.length()) {
      throw RegexError.at("bad escape (end of pattern)", source, at);
    }
    char letter = source.charAt(at + 1);
    if ("dDsSwW".indexOf(letter) >= 0) {
      set.append(category(letter, unicode));
      at += 2;
      return -1;
    }
    if (letter == 'b') {
      at += 2;
      return '\b';
    }
    if (letter >= '0' && letter <= '7') {
      return octal();
    }
    Escapes.Read read = Escapes.read(source, at);
    at = read.end();
    return read.code();
  }

  private int octal() {
    int to = at + 1;
    while (to < Math.min(source.length(), at + 4)
        && source.charAt(to) >= '0'
        && source.charAt(to) <= '7') {
      to++;
    }
    int code = Integer.parseInt(source.substring(at + 1, to), 8);
    at = to;
    return code;
  }
}
