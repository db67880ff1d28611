package io.jacquard.jac.runtime.text;

import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.failure.Errors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The ways to take a string apart. Bytes are split as strings of Latin-1, by fewer kinds of white
 * space.
 *
 * @param space tells white space
 * @param lineEnd tells what ends a line
 */
public record Splitting(IntPredicate space, IntPredicate lineEnd) {
  public static final Splitting TEXT =
      new Splitting(CharacterClass::isSpace, CharacterClass::isLineEnd);
  public static final Splitting BYTES =
      new Splitting(c -> c == ' ' || (c >= '\t' && c <= '\r'), c -> c == '\n' || c == '\r');

  /** At runs of white space, at most {@code limit} times from the left; negative: no limit. */
  PyList words(String text, int limit) {
    PyList parts = new PyList();
    int at = skipSpace(text, 0);
    for (int count = 0; at < text.length(); count++) {
      if (limit >= 0 && count >= limit) {
        parts.append(text.substring(at));
        break;
      }
      int end = skipWord(text, at);
      parts.append(text.substring(at, end));
      at = skipSpace(text, end);
    }
    return parts;
  }

  /** At runs of white space from the right. */
  PyList lastWords(String text, int limit) {
    List<Object> parts = new ArrayList<>();
    int end = stripRight(text).length();
    for (int count = 0; end > 0; count++) {
      if (limit >= 0 && count >= limit) {
        parts.add(text.substring(0, end));
        break;
      }
      int start = end;
      while (start > 0 && !space.test(text.charAt(start - 1))) {
        start--;
      }
      parts.add(text.substring(start, end));
      end = stripRight(text.substring(0, start)).length();
    }
    Collections.reverse(parts);
    return PyList.copyOf(parts);
  }

  /** At a separator, from the left. */
  static PyList at(String text, String separator, int limit) {
    requireSeparator(separator);
    PyList parts = new PyList();
    int start = 0;
    boolean single = separator.length() == 1;
    char character = separator.charAt(0);
    for (int count = 0; limit < 0 || count < limit; count++) {
      int found = single ? text.indexOf(character, start) : text.indexOf(separator, start);
      if (found < 0) {
        break;
      }
      parts.append(text.substring(start, found));
      start = found + separator.length();
    }
    parts.append(text.substring(start));
    return parts;
  }

  /** At a separator, from the right. */
  static PyList lastAt(String text, String separator, int limit) {
    requireSeparator(separator);
    List<Object> parts = new ArrayList<>();
    int end = text.length();
    for (int count = 0; limit < 0 || count < limit; count++) {
      int found = text.lastIndexOf(separator, end - separator.length());
      if (found < 0 || end < separator.length()) {
        break;
      }
      parts.add(text.substring(found + separator.length(), end));
      end = found;
    }
    parts.add(text.substring(0, end));
    Collections.reverse(parts);
    return PyList.copyOf(parts);
  }

  private static void requireSeparator(String separator) {
    if (separator.isEmpty()) {
      throw Errors.valueError("empty separator");
    }
  }

  public PyList lines(String text, boolean keepEnds) {
    PyList lines = new PyList();
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && !lineEnd.test(text.charAt(end))) {
        end++;
      }
      int next = Math.min(end + 1, text.length());
      if (next < text.length() && text.charAt(end) == '\r' && text.charAt(next) == '\n') {
        next++;
      }
      lines.append(text.substring(start, keepEnds ? next : end));
      start = next;
    }
    return lines;
  }

  public String stripLeft(String text) {
    return text.substring(skipSpace(text, 0));
  }

  public String stripRight(String text) {
    int end = text.length();
    while (end > 0 && space.test(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Without the code points of a set at the chosen ends. */
  static String strip(String text, String set, boolean left, boolean right) {
    int start = 0;
    int end = text.length();
    while (left && start < end && set.indexOf(text.codePointAt(start)) >= 0) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (right && end > start && set.indexOf(text.codePointBefore(end)) >= 0) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  private int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && space.test(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int skipWord(String text, int from) {
    int at = from;
    while (at < text.length() && !space.test(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
