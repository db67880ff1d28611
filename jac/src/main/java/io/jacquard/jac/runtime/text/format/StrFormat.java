package io.jacquard.jac.runtime.text.format;

import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.Sizes;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.Letters;
import org.jspecify.annotations.Nullable;

/** {@code str.format} and {@code str.format_map}: replacement fields, nested one level deep. */
public final class StrFormat {
  private final @Nullable PyTuple positional;
  private final Object named;
  private int next;
  private boolean manual;

  private StrFormat(@Nullable PyTuple positional, Object named) {
    this.positional = positional;
    this.named = named;
  }

  public static String format(String format, PyTuple args, PyDict keywords) {
    return new StrFormat(args, keywords).expand(format, 2);
  }

  public static String formatMap(String format, Object mapping) {
    return new StrFormat(null, mapping).expand(format, 2);
  }

  private String expand(String format, int depth) {
    if (depth == 0) {
      throw Errors.valueError("Max string recursion exceeded");
    }
    StringBuilder out = new StringBuilder(format.length() + 16);
    int at = 0;
    while (at < format.length()) {
      char c = format.charAt(at++);
      if (c != '{' && c != '}') {
        out.append(c);
        continue;
      }
      boolean last = at == format.length();
      if (!last && format.charAt(at) == c) {
        out.append(c);
        at++;
      } else if (c == '}' || last) {
        throw Errors.valueError("Single '" + c + "' encountered in format string");
      } else {
        Field field = Field.read(format, at);
        out.append(render(field, depth));
        if (out.length() > 1 << 20) {
          Sizes.check(out.length());
        }
        at = field.end();
      }
    }
    return out.toString();
  }

  private String render(Field field, int depth) {
    Object value = convert(lookup(field.name()), field.conversion());
    String spec = field.spec();
    return Ops.format(
        value, spec.indexOf('{') < 0 && spec.indexOf('}') < 0 ? spec : expand(spec, depth - 1));
  }

  private static Object convert(Object value, int conversion) {
    return switch (conversion) {
      case 0 -> value;
      case 'r' -> Ops.repr(value);
      case 's' -> Ops.str(value);
      case 'a' -> Ops.ascii(value);
      default ->
          throw Errors.valueError("Unknown conversion specifier " + Character.toString(conversion));
    };
  }

  private Object lookup(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
      end++;
    }
    Object value = first(name.substring(0, end));
    while (end < name.length()) {
      boolean attribute = name.charAt(end) == '.';
      int start = end + 1;
      end = attribute ? attributeEnd(name, start) : name.indexOf(']', start);
      if (end < 0) {
        throw Errors.valueError("Missing ']' in format string");
      }
      String part = name.substring(start, end);
      if (part.isEmpty()) {
        throw Errors.valueError("Empty attribute in format string");
      }
      value = attribute ? Ops.getAttr(value, part) : Ops.getItem(value, key(part));
      if (!attribute) {
        end++;
        if (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
          throw Errors.valueError("Only '.' or '[' may follow ']' in format field specifier");
        }
      }
    }
    return value;
  }

  private static int attributeEnd(String name, int start) {
    int end = start;
    while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
      end++;
    }
    return end;
  }

  private static Object key(String part) {
    long index = index(part);
    return index < 0 ? part : (Object) index;
  }

  /** The number that a name is, or -1. */
  private static long index(String name) {
    if (!Letters.all(name, c -> c >= '0' && c <= '9')) {
      return -1;
    }
    if (name.length() > 18) {
      throw Errors.valueError("Too many decimal digits in format string");
    }
    return Long.parseLong(name);
  }

  private Object first(String name) {
    long index = index(name);
    if (!name.isEmpty() && index < 0) {
      return Ops.getItem(named, name);
    }
    if (name.isEmpty()) {
      if (manual) {
        throw Errors.valueError(
            "cannot switch from manual field specification to automatic field numbering");
      }
      index = next++;
    } else {
      if (next > 0) {
        throw Errors.valueError(
            "cannot switch from automatic field numbering to manual field specification");
      }
      manual = true;
    }
    if (positional == null) {
      throw Errors.valueError("Format string contains positional fields");
    }
    if (index >= positional.size()) {
      throw Errors.indexError(
          "Replacement index " + index + " out of range for positional args tuple");
    }
    return positional.get((int) index);
  }

  /**
   * A replacement field.
   *
   * @param conversion the letter after the exclamation mark, or 0
   * @param end the position behind the closing brace
   */
  private record Field(String name, int conversion, String spec, int end) {

    static Field read(String format, int start) {
      int at = start;
      boolean bracket = false;
      while (at < format.length()) {
        char c = format.charAt(at);
        if (bracket) {
          bracket = c != ']';
        } else if (c == '[') {
          bracket = true;
        } else if (c == '{') {
          throw Errors.valueError("unexpected '{' in field name");
        } else if (c == '}' || c == ':' || c == '!') {
          return rest(format, format.substring(start, at), at);
        }
        at++;
      }
      throw Errors.valueError("expected '}' before end of string");
    }

    private static Field rest(String format, String name, int from) {
      int at = from;
      int conversion = 0;
      if (format.charAt(at) == '!') {
        if (at + 1 == format.length()) {
          throw Errors.valueError("end of string while looking for conversion specifier");
        }
        conversion = format.codePointAt(at + 1);
        at += 1 + Character.charCount(conversion);
        if (at < format.length() && format.charAt(at) != '}' && format.charAt(at) != ':') {
          throw Errors.valueError("expected ':' after conversion specifier");
        }
      }
      if (at < format.length() && format.charAt(at) == '}') {
        return new Field(name, conversion, "", at + 1);
      }
      int start = at + 1;
      int open = 1;
      for (at = start; at < format.length(); at++) {
        char c = format.charAt(at);
        open += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (open == 0) {
          return new Field(name, conversion, format.substring(start, at), at + 1);
        }
      }
      throw Errors.valueError("unmatched '{' in format spec");
    }
  }
}
