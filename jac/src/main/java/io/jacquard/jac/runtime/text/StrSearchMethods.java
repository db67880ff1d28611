package io.jacquard.jac.runtime.text;

import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.Indexes;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.Sizes;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.format.Arguments;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The methods of {@code str} that look for a part, split and replace. */
public final class StrSearchMethods {
  /** A text that cannot get longer than this needs no look at the budget. */
  private static final int UNCHECKED = 1 << 20;

  private StrSearchMethods() {}

  static void install() {
    PyType type = BuiltinTypes.STR;
    installSearch(type);
    installSplits(type);
    type.define(
        NativeFunction.of("removeprefix", "(self, prefix, /)", StrSearchMethods::removePrefix),
        NativeFunction.of("removesuffix", "(self, suffix, /)", StrSearchMethods::removeSuffix),
        NativeFunction.of("replace", "(self, old, new, count=-1, /)", StrSearchMethods::replace),
        NativeFunction.of("translate", "(self, table, /)", StrSearchMethods::translate));
    type.defineStatic(
        NativeFunction.of("maketrans", "(x, y=?, z=?, /)", StrSearchMethods::makeTranslation));
  }

  private static void installSearch(PyType type) {
    String part = "(self, sub, start=None, end=None, /)";
    type.define(
        NativeFunction.of("count", part, StrSearchMethods::count),
        NativeFunction.of("find", part, a -> find(a, false)),
        NativeFunction.of("rfind", part, a -> find(a, true)),
        NativeFunction.of("index", part, a -> required(find(a, false))),
        NativeFunction.of("rindex", part, a -> required(find(a, true))),
        matching("startswith", String::startsWith),
        matching("endswith", String::endsWith),
        NativeFunction.of(
            "__contains__", "(self, key, /)", a -> Strings.contains(Arguments.self(a), a[1])));
  }

  private static void installSplits(PyType type) {
    type.define(
        NativeFunction.of("split", "(self, /, sep=None, maxsplit=-1)", StrSearchMethods::split),
        NativeFunction.of("rsplit", "(self, /, sep=None, maxsplit=-1)", StrSearchMethods::rsplit),
        NativeFunction.of(
            "splitlines",
            "(self, /, keepends=False)",
            a -> Splitting.TEXT.lines(Arguments.self(a), Ops.truthy(a[1]))),
        NativeFunction.of("partition", "(self, sep, /)", a -> partition(a, false)),
        NativeFunction.of("rpartition", "(self, sep, /)", a -> partition(a, true)));
  }

  /** A part of a string between two code point positions, as char positions. */
  private record Window(String text, int from, int to) {

    /** The window that {@code start} and {@code end} arguments open, or {@code null} if none. */
    static @Nullable Window of(Object[] bound) {
      String text = Arguments.self(bound);
      if (bound[2] == None.NONE && bound[3] == None.NONE) {
        return new Window(text, 0, text.length());
      }
      int length = Strings.length(text);
      int from = start(bound[2], length);
      int to = Indexes.bound(bound[3], length, length);
      return from > to
          ? null
          : new Window(text, Strings.offset(text, from), Strings.offset(text, to));
    }

    /** As {@link Indexes#bound}, but a start beyond the end stays there: even "" is not found. */
    private static int start(Object value, int length) {
      if (value == None.NONE) {
        return 0;
      }
      Object integer = Indexes.integer(value);
      boolean beyond = integer != null && Indexes.capped(integer) > length;
      return beyond ? length + 1 : Indexes.bound(value, length, 0);
    }

    int find(String part) {
      int found = text.indexOf(part, from);
      return found >= 0 && found + part.length() <= to ? found : -1;
    }

    int findLast(String part) {
      int found = text.lastIndexOf(part, to - part.length());
      return found >= from && to >= part.length() ? found : -1;
    }

    String cut() {
      return text.substring(from, to);
    }
  }

  public static long find(Object[] bound, boolean last) {
    String part = Arguments.text(bound[1]);
    Window window = Window.of(bound);
    if (window == null) {
      return -1;
    }
    int found = last ? window.findLast(part) : window.find(part);
    return found < 0 ? -1 : Strings.position(window.text, found);
  }

  private static long required(long found) {
    if (found < 0) {
      throw Errors.valueError("substring not found");
    }
    return found;
  }

  public static Object count(Object[] bound) {
    String part = Arguments.text(bound[1]);
    Window window = Window.of(bound);
    if (window == null) {
      return 0L;
    }
    String text = window.cut();
    if (part.isEmpty()) {
      return Strings.length(text) + 1L;
    }
    long count = 0;
    int at = text.indexOf(part);
    while (at >= 0) {
      count++;
      at = text.indexOf(part, at + part.length());
    }
    return count;
  }

  private static NativeFunction matching(String name, BiPredicate<String, String> test) {
    return NativeFunction.of(
        name, "(self, part, start=None, end=None, /)", a -> matches(name, a, test));
  }

  public static boolean matches(String name, Object[] bound, BiPredicate<String, String> test) {
    if (bound[1] instanceof String part && bound[2] == None.NONE && bound[3] == None.NONE) {
      return test.test(Arguments.self(bound), part);
    }
    Window window = Window.of(bound);
    return window != null && matches(name, window.cut(), bound[1], test);
  }

  private static boolean matches(
      String name, String text, Object part, BiPredicate<String, String> test) {
    if (BoxedInstance.unbox(part) instanceof String single) {
      return test.test(text, single);
    }
    if (!(part instanceof PyTuple parts)) {
      throw Errors.typeError(
          name + " first arg must be str or a tuple of str, not " + Arguments.typeName(part));
    }
    for (Object one : parts.asJava()) {
      if (!(BoxedInstance.unbox(one) instanceof String single)) {
        throw Errors.typeError(
            "tuple for " + name + " must only contain str, not " + Arguments.typeName(one));
      }
      if (test.test(text, single)) {
        return true;
      }
    }
    return false;
  }

  private static Object split(Object[] bound) {
    return split(bound, Splitting.TEXT);
  }

  public static Object split(Object[] bound, Splitting splitting) {
    String separator = Arguments.optional(bound[1]);
    int limit = Indexes.capped(bound[2]);
    String text = Arguments.self(bound);
    return separator == null ? splitting.words(text, limit) : Splitting.at(text, separator, limit);
  }

  private static Object rsplit(Object[] bound) {
    return rsplit(bound, Splitting.TEXT);
  }

  public static Object rsplit(Object[] bound, Splitting splitting) {
    String separator = Arguments.optional(bound[1]);
    int limit = Indexes.capped(bound[2]);
    String text = Arguments.self(bound);
    return separator == null
        ? splitting.lastWords(text, limit)
        : Splitting.lastAt(text, separator, limit);
  }

  public static Object partition(Object[] bound, boolean last) {
    String text = Arguments.self(bound);
    String separator = Arguments.text(bound[1]);
    if (separator.isEmpty()) {
      throw Errors.valueError("empty separator");
    }
    int found = last ? text.lastIndexOf(separator) : text.indexOf(separator);
    if (found < 0) {
      return last ? PyTuple.of("", "", text) : PyTuple.of(text, "", "");
    }
    return PyTuple.of(
        text.substring(0, found), separator, text.substring(found + separator.length()));
  }

  public static Object removePrefix(Object[] bound) {
    String text = Arguments.self(bound);
    String prefix = Arguments.text(bound[1], "removeprefix() argument");
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  public static Object removeSuffix(Object[] bound) {
    String text = Arguments.self(bound);
    String suffix = Arguments.text(bound[1], "removesuffix() argument");
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }

  public static Object replace(Object[] bound) {
    String text = Arguments.self(bound);
    String old = Arguments.text(bound[1], "replace() argument 1");
    String replacement = Arguments.text(bound[2], "replace() argument 2");
    int limit = Indexes.capped(bound[3]);
    if (old.isEmpty()) {
      return interleave(text, replacement, limit);
    }
    if (limit < 0 && (long) text.length() * Math.max(1, replacement.length()) < UNCHECKED) {
      return text.replace(old, replacement);
    }
    StringBuilder out = new StringBuilder(text.length());
    int start = 0;
    int found = limit == 0 ? -1 : text.indexOf(old);
    for (int count = 1; found >= 0; count++) {
      out.append(text, start, found).append(replacement);
      if (out.length() > UNCHECKED) {
        Sizes.check(out.length());
      }
      start = found + old.length();
      found = limit >= 0 && count >= limit ? -1 : text.indexOf(old, start);
    }
    return start == 0 ? text : out.append(text, start, text.length()).toString();
  }

  /** What replacing the empty string does: between all characters and at both ends. */
  private static String interleave(String text, String replacement, int limit) {
    int places = Strings.length(text) + 1;
    int count = limit < 0 ? places : Math.min(limit, places);
    Sizes.check(text.length() + (long) count * replacement.length());
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int i = 0; i < count; i++) {
      out.append(replacement);
      if (at < text.length()) {
        out.appendCodePoint(text.codePointAt(at));
        at += Character.charCount(text.codePointAt(at));
      }
    }
    return out.append(text, at, text.length()).toString();
  }

  private static Object translate(Object[] bound) {
    StringBuilder out = new StringBuilder();
    for (int point : Arguments.self(bound).codePoints().toArray()) {
      switch (mapped(bound[1], point)) {
        case String text -> {
          Sizes.check(out.length() + (long) text.length());
          out.append(text);
        }
        case Long other when other >= 0 && other <= Character.MAX_CODE_POINT ->
            out.appendCodePoint(other.intValue());
        case Long _ -> throw Errors.valueError("character mapping must be in range(0x110000)");
        case None _ -> {}
        default -> throw Errors.typeError("character mapping must return integer, None or str");
      }
    }
    return out.toString();
  }

  private static Object mapped(Object table, int point) {
    if (table instanceof PyDict dict) {
      return dict.getOrDefault((long) point, (long) point);
    }
    try {
      return Ops.getItem(table, (long) point);
    } catch (JacError error) {
      if (error.exception().type().isSubtypeOf(BuiltinTypes.named("LookupError"))) {
        return (long) point;
      }
      throw error;
    }
  }

  private static Object makeTranslation(Object[] bound) {
    PyDict table = new PyDict();
    if (bound[1] == null) {
      fromDict(table, bound[0]);
      return table;
    }
    int[] from = points(bound[0], "first");
    int[] to = points(bound[1], "second");
    if (from.length != to.length) {
      throw Errors.valueError("the first two maketrans arguments must have equal length");
    }
    for (int i = 0; i < from.length; i++) {
      table.put((long) from[i], (long) to[i]);
    }
    if (bound[2] != null) {
      for (int point : points(bound[2], "third")) {
        table.put((long) point, None.NONE);
      }
    }
    return table;
  }

  private static int[] points(Object argument, String which) {
    if (argument instanceof String text) {
      return text.codePoints().toArray();
    }
    throw Errors.typeError(
        which.equals("first")
            ? "first maketrans argument must be a string if there is a second argument"
            : "maketrans() argument "
                + (which.equals("second") ? 2 : 3)
                + " must be str, not "
                + Arguments.typeName(argument));
  }

  private static void fromDict(PyDict table, Object mapping) {
    if (!(mapping instanceof PyDict dict)) {
      throw Errors.typeError("if you give only one argument to maketrans it must be a dict");
    }
    dict.forEach((key, value) -> {
      switch (key) {
        case Long point -> table.put(point, value);
        case String text when Strings.length(text) == 1 ->
            table.put((long) text.codePointAt(0), value);
        case String _ ->
            throw Errors.valueError("string keys in translate table must be of length 1");
        default -> throw Errors.typeError("keys in translate table must be strings or integers");
      }
    });
  }
}
