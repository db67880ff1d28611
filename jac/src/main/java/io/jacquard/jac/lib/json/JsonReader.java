package io.jacquard.jac.lib.json;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import org.jspecify.annotations.Nullable;

/** Reads one JSON text into values, accepting and refusing what {@code json.loads} does. */
public final class JsonReader {
  private static final int MAX_DEPTH = 990;

  private final String text;
  private final JsonHooks hooks;
  private int at;
  private int depth;

  private JsonReader(String text, JsonHooks hooks) {
    this.text = text;
    this.hooks = hooks;
  }

  /** The value of a whole text; raises JSONDecodeError, a ValueError, with CPython's texts. */
  public static Object read(String text) {
    return read(text, JsonHooks.NONE);
  }

  static Object read(String text, JsonHooks hooks) {
    if (text.startsWith("\uFEFF")) {
      throw JsonDecodeError.at("Unexpected UTF-8 BOM (decode using utf-8-sig)", text, 0);
    }
    JsonReader reader = new JsonReader(text, hooks);
    reader.skipBlank();
    Object value = reader.value();
    reader.skipBlank();
    if (reader.at != text.length()) {
      throw JsonDecodeError.at("Extra data", text, reader.at);
    }
    return value;
  }

  /** A value at the start of a text, and where it ends. */
  record Prefix(Object value, int end) {}

  static Prefix readPrefix(String text, int start, JsonHooks hooks) {
    JsonReader reader = new JsonReader(text, hooks);
    reader.at = start;
    Object value = reader.value();
    return new Prefix(value, reader.at);
  }

  private RuntimeException fail(String message, int where) {
    return JsonDecodeError.at(message, text, where);
  }

  private Object value() {
    if (at >= text.length()) {
      throw fail("Expecting value", at);
    }
    return switch (text.charAt(at)) {
      case '"' -> string();
      case '{' -> nested(true);
      case '[' -> nested(false);
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", None.NONE);
      case 'N' -> constant("NaN", Double.NaN);
      case 'I' -> constant("Infinity", Double.POSITIVE_INFINITY);
      default -> number();
    };
  }

  private Object nested(boolean object) {
    if (++depth > MAX_DEPTH) {
      throw Errors.make(
          "RecursionError",
          "maximum recursion depth exceeded while decoding a JSON "
              + (object ? "object" : "array")
              + " from a unicode string");
    }
    Object value = object ? object() : array();
    depth--;
    return value;
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw fail("Expecting value", at);
    }
    at += word.length();
    return value;
  }

  private Object constant(String word, Double value) {
    if (!text.startsWith(word, at)) {
      throw fail("Expecting value", at);
    }
    at += word.length();
    return hooks.constant(word, value);
  }

  private Object number() {
    int start = at;
    int i = at;
    if (i < text.length() && text.charAt(i) == '-') {
      i++;
      if (text.startsWith("Infinity", i)) {
        at = i + 8;
        return hooks.constant("-Infinity", Double.NEGATIVE_INFINITY);
      }
    }
    int digits = i;
    i = skipDigits(i);
    if (i == digits) {
      throw fail("Expecting value", start);
    }
    if (text.charAt(digits) == '0') {
      i = digits + 1;
    }
    int end = i;
    boolean whole = true;
    if (i + 1 < text.length() && text.charAt(i) == '.' && digit(i + 1)) {
      end = skipDigits(i + 1);
      whole = false;
    }
    int exponent = exponentEnd(end);
    if (exponent > end) {
      end = exponent;
      whole = false;
    }
    at = end;
    String literal = text.substring(start, end);
    return whole ? hooks.integer(literal) : hooks.real(literal);
  }

  private int exponentEnd(int from) {
    if (from >= text.length() || (text.charAt(from) | 0x20) != 'e') {
      return from;
    }
    int i = from + 1;
    if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
      i++;
    }
    int end = skipDigits(i);
    return end == i ? from : end;
  }

  private int skipDigits(int from) {
    int i = from;
    while (digit(i)) {
      i++;
    }
    return i;
  }

  private boolean digit(int i) {
    return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  private void skipBlank() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return;
      }
      at++;
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private Object array() {
    at++;
    PyList list = PyList.of();
    skipBlank();
    if (peek() == ']') {
      at++;
      return list;
    }
    while (true) {
      list.append(value());
      skipBlank();
      char c = peek();
      if (c == ']') {
        at++;
        return list;
      }
      if (c != ',') {
        throw fail("Expecting ',' delimiter", at);
      }
      at++;
      skipBlank();
    }
  }

  private Object object() {
    at++;
    PyDict dict = new PyDict();
    @Nullable PyList pairs = hooks.wantsPairs() ? PyList.of() : null;
    skipBlank();
    if (peek() == '}') {
      at++;
      return hooks.object(dict, pairs);
    }
    while (true) {
      if (peek() != '"') {
        throw fail("Expecting property name enclosed in double quotes", at);
      }
      String key = string();
      skipBlank();
      if (peek() != ':') {
        throw fail("Expecting ':' delimiter", at);
      }
      at++;
      skipBlank();
      Object value = value();
      dict.put(key, value);
      if (pairs != null) {
        pairs.append(io.jacquard.jac.runtime.container.PyTuple.of(key, value));
      }
      skipBlank();
      char c = peek();
      if (c == '}') {
        at++;
        return hooks.object(dict, pairs);
      }
      if (c != ',') {
        throw fail("Expecting ',' delimiter", at);
      }
      at++;
      skipBlank();
    }
  }

  private String string() {
    int start = ++at;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        at = i + 1;
        return text.substring(start, i);
      }
      if (c == '\\' || c < 0x20) {
        return escapedString(start, i);
      }
    }
    throw fail("Unterminated string starting at", start - 1);
  }

  private String escapedString(int start, int plainEnd) {
    StringBuilder out = new StringBuilder(text.substring(start, plainEnd));
    int i = plainEnd;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"') {
        at = i + 1;
        return out.toString();
      }
      if (c < 0x20 && hooks.strict()) {
        throw fail("Invalid control character at", i);
      }
      if (c != '\\') {
        out.append(c);
        i++;
      } else if (i + 1 >= text.length()) {
        break;
      } else {
        i = escape(i + 1, out);
      }
    }
    throw fail("Unterminated string starting at", start - 1);
  }

  private int escape(int i, StringBuilder out) {
    switch (text.charAt(i)) {
      case '"' -> out.append('"');
      case '\\' -> out.append('\\');
      case '/' -> out.append('/');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'u' -> {
        out.append(unit(i));
        return i + 5;
      }
      default -> throw fail("Invalid \\escape", i - 1);
    }
    return i + 1;
  }

  private char unit(int i) {
    int value = 0;
    for (int k = i + 1; k <= i + 4; k++) {
      int digit = k < text.length() ? Character.digit(text.charAt(k), 16) : -1;
      if (digit < 0 || text.charAt(k) > 'f') {
        throw fail("Invalid \\uXXXX escape", i);
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }
}
