package io.jacquard.jac.runtime.text;

import io.jacquard.jac.runtime.container.Indexes;
import io.jacquard.jac.runtime.container.PySlice;
import io.jacquard.jac.runtime.container.Sizes;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What operators do with strings. The language counts code points; as long as a string has no
 * surrogates these are Java's chars, and that is found out in constant time for Latin-1 strings.
 */
public final class Strings {
  private static final int LARGE = 1 << 20;
  private static final String[] LATIN = new String[256];

  static {
    for (int i = 0; i < LATIN.length; i++) {
      LATIN[i] = String.valueOf((char) i);
    }
  }

  private Strings() {}

  /** The number of code points. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Whether char positions are code point positions. */
  static boolean isPlain(String text) {
    return length(text) == text.length();
  }

  /** The char position of a code point position. */
  public static int offset(String text, int position) {
    return isPlain(text) ? position : text.offsetByCodePoints(0, position);
  }

  /** The code point position of a char position. */
  public static int position(String text, int offset) {
    return text.codePointCount(0, offset);
  }

  /** A string of one code point. */
  public static String of(int point) {
    return point < LATIN.length ? LATIN[point] : Character.toString(point);
  }

  public static String concat(String a, String b) {
    if (a.length() + (long) b.length() > LARGE) {
      Sizes.check(a.length() + (long) b.length());
    }
    return a.concat(b);
  }

  /** {@code text * count}; nothing for a negative count. */
  public static String repeat(String text, long count) {
    if (count <= 0 || text.isEmpty()) {
      return "";
    }
    Sizes.checkRepeated(text.length(), count);
    return text.repeat((int) count);
  }

  /** {@code text[key]} for an integer or a slice. */
  public static Object getItem(String text, Object key) {
    if (key instanceof Long index) {
      return at(text, index);
    }
    if (key instanceof PySlice slice) {
      return slice(text, slice);
    }
    return switch (Indexes.integer(key)) {
      case Long index -> at(text, index);
      case BigInteger _ -> throw Errors.indexError("cannot fit 'int' into an index-sized integer");
      case null, default ->
          throw Errors.typeError(
              "string indices must be integers, not '" + Ops.typeOf(key).name() + "'");
    };
  }

  private static String at(String text, long index) {
    int length = length(text);
    long position = index < 0 ? index + length : index;
    if (position < 0 || position >= length) {
      throw Errors.indexError("string index out of range");
    }
    int at = (int) position;
    return of(
        length == text.length()
            ? text.charAt(at)
            : text.codePointAt(text.offsetByCodePoints(0, at)));
  }

  private static String slice(String text, PySlice slice) {
    int length = length(text);
    PySlice.Span span = slice.over(length);
    if (span.count() == 0) {
      return "";
    }
    boolean plain = length == text.length();
    if (span.step() == 1) {
      int from = plain ? span.start() : text.offsetByCodePoints(0, span.start());
      int to = plain ? from + span.count() : text.offsetByCodePoints(from, span.count());
      return text.substring(from, to);
    }
    StringBuilder out = new StringBuilder(span.count());
    int[] points = plain ? new int[0] : text.codePoints().toArray();
    for (int i = 0; i < span.count(); i++) {
      out.appendCodePoint(plain ? text.charAt(span.at(i)) : points[span.at(i)]);
    }
    return out.toString();
  }

  /** {@code part in text}. */
  public static boolean contains(String text, Object part) {
    if (part instanceof String inner) {
      return text.contains(inner);
    }
    throw Errors.typeError(
        "'in <string>' requires string as left operand, not " + Ops.typeOf(part).name());
  }

  /** An iterator over the code points, as strings. */
  public static PyIterator iterate(String text) {
    return new Points(text);
  }

  /** Order by code point, which differs from Java's beyond the basic plane. */
  public static int compare(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean high = Character.isSurrogate(x);
        return high == Character.isSurrogate(y) ? Character.compare(x, y) : high ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static final class Points implements PyIterator {
    private final String text;
    private int offset;

    Points(String text) {
      this.text = text;
    }

    @Override
    public @Nullable Object next() {
      if (offset >= text.length()) {
        return null;
      }
      int point = text.codePointAt(offset);
      offset += Character.charCount(point);
      return of(point);
    }
  }
}
