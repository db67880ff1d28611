package io.jacquard.commons.json;

import io.jacquard.commons.problem.UnreadableBodyException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON text with CPython's grammar (NaN and the infinities included), error texts and
 * offsets, because clients of the recorded contract see both.
 */
public final class JsonReader {
  private static final int MAX_DIGITS = 4300;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String text;
  private final JsonValues values;
  private final JsonLimits limits;
  private int at;
  private int depth;
  private int members;

  private JsonReader(String text, JsonValues values, JsonLimits limits) {
    this.text = text;
    this.values = values;
    this.limits = limits;
  }

  /** Reads the whole of an UTF-8 text. */
  public static @Nullable Object read(byte[] body, JsonValues values, JsonLimits limits)
      throws JsonSyntaxException {
    return read(decode(body), values, limits);
  }

  /** Reads the whole text. */
  public static @Nullable Object read(String text, JsonValues values, JsonLimits limits)
      throws JsonSyntaxException {
    JsonReader reader = new JsonReader(text, values, limits);
    reader.skipSpace();
    Object value = reader.value();
    reader.skipSpace();
    if (reader.at != text.length()) {
      throw reader.error("Extra data", reader.at);
    }
    return value;
  }

  private static String decode(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      requireUtf8(body);
    }
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static void requireUtf8(byte[] body) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
    } catch (CharacterCodingException e) {
      throw new UnreadableBodyException("the body is not UTF-8");
    }
  }

  private @Nullable Object value() throws JsonSyntaxException {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 'n' -> word("null", values.none());
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'N' -> word("NaN", Double.NaN);
      case 'I' -> word("Infinity", Double.POSITIVE_INFINITY);
      default -> number();
    };
  }

  private Object object() throws JsonSyntaxException {
    enter();
    Object object = values.newObject();
    at++;
    skipSpace();
    if (peek() == '}') {
      return leave(object);
    }
    while (true) {
      if (peek() != '"') {
        throw error("Expecting property name enclosed in double quotes", at);
      }
      String key = string();
      skipSpace();
      if (peek() != ':') {
        throw error("Expecting ':' delimiter", at);
      }
      at++;
      skipSpace();
      count();
      values.put(object, key, value());
      if (endsAfterItem('}')) {
        return leave(object);
      }
    }
  }

  private Object array() throws JsonSyntaxException {
    enter();
    Object array = values.newArray();
    at++;
    skipSpace();
    if (peek() == ']') {
      return leave(array);
    }
    while (true) {
      count();
      values.add(array, value());
      if (endsAfterItem(']')) {
        return leave(array);
      }
    }
  }

  /** Steps over the comma after an item; true when the closing bracket stands there instead. */
  private boolean endsAfterItem(char close) throws JsonSyntaxException {
    skipSpace();
    char next = peek();
    if (next == close) {
      return true;
    }
    if (next != ',') {
      throw error("Expecting ',' delimiter", at);
    }
    at++;
    skipSpace();
    return false;
  }

  private void enter() {
    if (++depth > limits.depth()) {
      throw new UnreadableBodyException("the body is nested deeper than " + limits.depth());
    }
  }

  private void count() {
    if (++members > limits.members()) {
      throw new UnreadableBodyException("the body has more than " + limits.members() + " members");
    }
  }

  private Object leave(Object container) {
    depth--;
    at++;
    return container;
  }

  private String string() throws JsonSyntaxException {
    int start = ++at;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        at = i + 1;
        return text.substring(start, i);
      }
      if (c == '\\' || c < ' ') {
        return escapedString(start, i);
      }
    }
    throw error("Unterminated string starting at", start - 1);
  }

  private String escapedString(int start, int firstSpecial) throws JsonSyntaxException {
    StringBuilder out = new StringBuilder(text.length() - start > 256 ? 256 : 32);
    out.append(text, start, firstSpecial);
    at = firstSpecial;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return out.toString();
      }
      if (c < ' ') {
        throw error("Invalid control character at", at);
      }
      at++;
      if (c == '\\') {
        if (at == text.length()) {
          break;
        }
        out.append(escape());
      } else {
        out.append(c);
      }
    }
    throw error("Unterminated string starting at", start - 1);
  }

  private char escape() throws JsonSyntaxException {
    char c = text.charAt(at++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicodeEscape();
      default -> throw error("Invalid \\escape", at - 2);
    };
  }

  private char unicodeEscape() throws JsonSyntaxException {
    int code = 0;
    int end = at + 4;
    boolean wrong = end >= text.length();
    for (int i = at; !wrong && i < end; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      wrong = digit < 0;
      code = (code << 4) | digit;
    }
    if (wrong) {
      throw error("Invalid \\uXXXX escape", at - 1);
    }
    at = end;
    return (char) code;
  }

  private Object number() throws JsonSyntaxException {
    int start = at;
    int i = start;
    if (i < text.length() && text.charAt(i) == '-') {
      i++;
    }
    int digits = i;
    if (charAt(i) == '0') {
      i++;
    } else {
      i = digitsFrom(i);
    }
    if (i == digits) {
      if (text.startsWith("-Infinity", start)) {
        at = start + "-Infinity".length();
        return Double.NEGATIVE_INFINITY;
      }
      throw error("Expecting value", start);
    }
    int whole = i;
    if (charAt(i) == '.' && isDigit(charAt(i + 1))) {
      i = digitsFrom(i + 1);
    }
    i = exponentFrom(i);
    at = i;
    return i == whole ? integer(start, whole) : Double.valueOf(text.substring(start, i));
  }

  private int exponentFrom(int from) {
    if (charAt(from) != 'e' && charAt(from) != 'E') {
      return from;
    }
    char sign = charAt(from + 1);
    int digits = sign == '-' || sign == '+' ? from + 2 : from + 1;
    int end = digitsFrom(digits);
    return end == digits ? from : end;
  }

  private Object integer(int start, int end) {
    if (end - start <= 18) {
      return Long.parseLong(text, start, end, 10);
    }
    if (end - start > MAX_DIGITS) {
      throw new UnreadableBodyException(
          "a number of the body is longer than " + MAX_DIGITS + " digits");
    }
    BigInteger value = new BigInteger(text.substring(start, end));
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : values.integer(value);
  }

  private int digitsFrom(int from) {
    int i = from;
    while (isDigit(charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private @Nullable Object word(String word, @Nullable Object value) throws JsonSyntaxException {
    if (!text.startsWith(word, at)) {
      throw error("Expecting value", at);
    }
    at += word.length();
    return value;
  }

  private void skipSpace() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return;
      }
      at++;
    }
  }

  private char peek() {
    return charAt(at);
  }

  /** The character, or NUL past the end, which no rule of the grammar accepts. */
  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  private JsonSyntaxException error(String reason, int index) {
    return new JsonSyntaxException(reason, text.codePointCount(0, index));
  }
}
