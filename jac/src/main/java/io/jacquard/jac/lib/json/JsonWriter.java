package io.jacquard.jac.lib.json;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.container.sort.Sorting;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.Repr;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.math.BigInteger;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes one value as JSON text, as {@code json.dumps} does. */
public final class JsonWriter {
  private static final int MAX_DEPTH = 990;
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final StringBuilder out = new StringBuilder();
  private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Options options;
  private int depth;

  /**
   * How to write.
   *
   * @param indent one step of indentation; {@code null} for everything on one line
   * @param fallback gets values JSON has no form for and answers another value; {@code null}:
   *     refuse
   */
  public record Options(
      @Nullable String indent,
      String itemSeparator,
      String keySeparator,
      boolean ascii,
      boolean sortKeys,
      boolean skipKeys,
      boolean allowNan,
      @Nullable Object fallback) {
    public static final Options DEFAULT =
        new Options(null, ", ", ": ", true, false, false, true, null);
  }

  private JsonWriter(Options options) {
    this.options = options;
  }

  public static String write(Object value, Options options) {
    JsonWriter writer = new JsonWriter(options);
    writer.value(value);
    return writer.out.toString();
  }

  private void value(Object value) {
    switch (value) {
      case String s -> string(s);
      case Long l -> out.append(l.longValue());
      case Boolean b -> out.append(b ? "true" : "false");
      case None _ -> out.append("null");
      case Double d -> out.append(real(d));
      case BigInteger b -> out.append(Repr.ofBig(b));
      case PyDict d -> container(d, () -> dict(d));
      case PyList l -> container(l, () -> array(l.asJava()));
      case PyTuple t -> container(t, () -> array(t.asJava()));
      default -> other(value);
    }
  }

  private void other(Object value) {
    Object plain = enumValue(value);
    if (plain != null) {
      value(plain);
    } else {
      Object fallback = options.fallback();
      if (fallback == null) {
        throw Errors.typeError(
            "Object of type " + Args.typeName(value) + " is not JSON serializable");
      }
      container(value, () -> value(Ops.call(fallback, value)));
    }
  }

  /** The int, float or str that an enum member of such a mixed class is; else {@code null}. */
  private static @Nullable Object enumValue(Object value) {
    if (!(value instanceof Instance instance)) {
      return null;
    }
    PyType type = instance.type();
    boolean scalar =
        type.isSubtypeOf(BuiltinTypes.STR)
            || type.isSubtypeOf(BuiltinTypes.INT)
            || type.isSubtypeOf(BuiltinTypes.FLOAT);
    return scalar ? instance.own("_value_") : null;
  }

  private void container(Object value, Runnable content) {
    if (!open.add(value)) {
      throw Errors.valueError("Circular reference detected");
    }
    if (++depth > MAX_DEPTH) {
      throw Errors.make(
          "RecursionError", "maximum recursion depth exceeded while encoding a JSON object");
    }
    content.run();
    depth--;
    open.remove(value);
  }

  private void array(List<Object> items) {
    if (items.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    boolean first = true;
    for (Object item : items) {
      separate(first);
      first = false;
      value(item);
    }
    close(']');
  }

  private void dict(PyDict dict) {
    if (dict.size() == 0) {
      out.append("{}");
      return;
    }
    out.append('{');
    boolean[] first = {true};
    for (Object key : options.sortKeys() ? sorted(dict) : Args.items(dict)) {
      String name = key(key);
      if (name != null) {
        separate(first[0]);
        first[0] = false;
        string(name);
        out.append(options.keySeparator());
        value(dict.getOrDefault(key, None.NONE));
      }
    }
    if (first[0]) {
      out.append('}');
    } else {
      close('}');
    }
  }

  private static List<Object> sorted(PyDict dict) {
    return Sorting.sorted(dict, None.NONE, false).asJava();
  }

  private @Nullable String key(Object key) {
    return switch (key) {
      case String s -> s;
      case Boolean b -> b ? "true" : "false";
      case None _ -> "null";
      case Long l -> l.toString();
      case BigInteger b -> Repr.ofBig(b);
      case Double d -> real(d);
      default -> {
        Object plain = enumValue(key);
        if (plain != null) {
          yield key(plain);
        }
        if (options.skipKeys()) {
          yield null;
        }
        throw Errors.typeError(
            "keys must be str, int, float, bool or None, not " + Args.typeName(key));
      }
    };
  }

  private String real(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      String text = Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
      if (!options.allowNan()) {
        throw Errors.valueError(
            "Out of range float values are not JSON compliant: " + Repr.ofFloat(value));
      }
      return text;
    }
    return Repr.ofFloat(value);
  }

  private void separate(boolean first) {
    if (!first) {
      out.append(options.itemSeparator());
    }
    newLine(depth);
  }

  private void close(char bracket) {
    newLine(depth - 1);
    out.append(bracket);
  }

  private void newLine(int level) {
    if (options.indent() != null) {
      out.append('\n').append(options.indent().repeat(level));
    }
  }

  private void string(String s) {
    out.append('"');
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < 0x20 || (options.ascii() && c > 0x7e)) {
            escape(c);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private void escape(char c) {
    out.append("\\u").append(HEX[c >> 12]).append(HEX[c >> 8 & 15]);
    out.append(HEX[c >> 4 & 15]).append(HEX[c & 15]);
  }
}
