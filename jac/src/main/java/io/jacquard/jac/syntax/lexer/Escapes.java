package io.jacquard.jac.syntax.lexer;

import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.Cursor;
import io.jacquard.jac.syntax.SyntaxError;
import java.io.ByteArrayOutputStream;

/** Decodes the backslash escapes of a literal as Python does; unknown ones keep their backslash. */
public final class Escapes {
  private final Cursor c;

  /** Where the body stands in the source, for messages. */
  private final int base;

  public Escapes(Cursor cursor, int base) {
    this.c = cursor;
    this.base = base;
  }

  /** The offset after the escape at a backslash, for text that is decoded later. */
  public static int skip(String text, int backslash, int limit) {
    int next = backslash + 1;
    if (next >= limit) {
      return limit;
    }
    char escaped = text.charAt(next);
    if (escaped == 'N' && next + 1 < limit && text.charAt(next + 1) == '{') {
      int end = text.indexOf('}', next);
      return end < 0 || end >= limit ? limit : end + 1;
    }
    return escaped == '{' || escaped == '}' ? next : next + 1;
  }

  public String text(String body, boolean raw) {
    if (body.indexOf('\r') >= 0) {
      return decodeText(body.replace("\r\n", "\n").replace('\r', '\n'), raw);
    }
    return decodeText(body, raw);
  }

  private String decodeText(String body, boolean raw) {
    int backslash = raw ? -1 : body.indexOf('\\');
    if (backslash < 0) {
      return body;
    }
    StringBuilder out = new StringBuilder(body.length()).append(body, 0, backslash);
    int i = backslash;
    while (i < body.length()) {
      char ch = body.charAt(i);
      if (ch == '\\' && i + 1 < body.length()) {
        i = textEscape(body, i, out);
      } else {
        out.append(ch);
        i++;
      }
    }
    return out.toString();
  }

  private int textEscape(String body, int backslash, StringBuilder out) {
    char escaped = body.charAt(backslash + 1);
    return switch (escaped) {
      case 'x' -> hex(body, backslash, 2, out);
      case 'u' -> hex(body, backslash, 4, out);
      case 'U' -> hex(body, backslash, 8, out);
      case 'N' -> named(body, backslash, out);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        int end = octalEnd(body, backslash);
        out.append((char) Integer.parseInt(body, backslash + 1, end, 8));
        yield end;
      }
      case '\n' -> backslash + 2;
      default -> {
        int simple = simple(escaped);
        out.append((char) (simple < 0 ? '\\' : simple));
        yield backslash + (simple < 0 ? 1 : 2);
      }
    };
  }

  private int hex(String body, int backslash, int digits, StringBuilder out) {
    int value = hexValue(body, backslash, digits);
    if (value > Character.MAX_CODE_POINT) {
      throw bad("an escape beyond the last character", backslash, digits + 2);
    }
    out.appendCodePoint(value);
    return backslash + 2 + digits;
  }

  private int hexValue(String body, int backslash, int digits) {
    long value = 0;
    for (int i = backslash + 2; i < backslash + 2 + digits; i++) {
      int digit = i < body.length() ? Character.digit(body.charAt(i), 16) : -1;
      if (digit < 0 || body.charAt(i) > 'f') {
        throw bad(
            "'\\" + body.charAt(backslash + 1) + "' needs " + digits + " hexadecimal digits",
            backslash,
            2);
      }
      value = value * 16 + digit;
    }
    return (int) Math.min(value, Integer.MAX_VALUE);
  }

  private int named(String body, int backslash, StringBuilder out) {
    int close = body.indexOf('}', backslash);
    if (backslash + 2 >= body.length() || body.charAt(backslash + 2) != '{' || close < 0) {
      throw bad("'\\N' needs a character name in braces", backslash, 2);
    }
    String name = body.substring(backslash + 3, close);
    try {
      out.appendCodePoint(Character.codePointOf(name));
    } catch (IllegalArgumentException _) {
      throw bad("no character is named '" + name + "'", backslash, close + 1 - backslash);
    }
    return close + 1;
  }

  public byte[] bytes(String body, boolean raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length());
    int i = 0;
    while (i < body.length()) {
      char ch = body.charAt(i);
      if (ch == '\\' && !raw && i + 1 < body.length()) {
        i = bytesEscape(body, i, out);
      } else if (ch > 0x7F) {
        throw bad("bytes can only contain ASCII literal characters", i, 1);
      } else {
        if (ch != '\r') {
          out.write(ch);
        } else if (i + 1 >= body.length() || body.charAt(i + 1) != '\n') {
          out.write('\n');
        }
        i++;
      }
    }
    return out.toByteArray();
  }

  private int bytesEscape(String body, int backslash, ByteArrayOutputStream out) {
    char escaped = body.charAt(backslash + 1);
    if (escaped == 'x') {
      out.write(hexValue(body, backslash, 2));
      return backslash + 4;
    }
    if (escaped >= '0' && escaped <= '7') {
      int end = octalEnd(body, backslash);
      out.write(Integer.parseInt(body, backslash + 1, end, 8));
      return end;
    }
    if (escaped == '\n') {
      return backslash + 2;
    }
    int simple = simple(escaped);
    if (simple < 0) {
      out.write('\\');
      return backslash + 1;
    }
    out.write(simple);
    return backslash + 2;
  }

  private static int octalEnd(String body, int backslash) {
    int end = backslash + 1;
    while (end < body.length()
        && end < backslash + 4
        && body.charAt(end) >= '0'
        && body.charAt(end) <= '7') {
      end++;
    }
    return end;
  }

  /** The character of a one-letter escape, or -1. */
  private static int simple(char escaped) {
    return switch (escaped) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case '\\', '\'', '"' -> escaped;
      case 'a' -> 0x07;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'v' -> 0x0B;
      default -> -1;
    };
  }

  private SyntaxError bad(String message, int offset, int length) {
    int start = Math.min(base + offset, c.source().text().length());
    int end = Math.min(start + length, c.source().text().length());
    return c.fail("bad-escape", message, new Span(start, end));
  }
}
