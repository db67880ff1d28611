package io.jacquard.jac.runtime.text;

import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.ContainerMethods;
import io.jacquard.jac.runtime.container.Indexes;
import io.jacquard.jac.runtime.container.Iteration;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.Sizes;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.bytes.Codecs;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.text.format.Arguments;
import io.jacquard.jac.runtime.text.format.Formatting;
import io.jacquard.jac.runtime.text.format.StrFormat;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The methods of {@code str} that change, pad, join, test and format; and {@code str(...)}. */
public final class StrMethods {
  private StrMethods() {}

  static void install() {
    PyType type = BuiltinTypes.STR;
    type.constructor(
        NativeFunction.of("str", "(object='', encoding=?, errors=?)", StrMethods::construct));
    ContainerMethods.defineSized(type);
    ContainerMethods.defineItems(type);
    installCases(type);
    installTests(type);
    installLayout(type);
    type.define(
        NativeFunction.of(
            "encode",
            "(self, /, encoding='utf-8', errors='strict')",
            a ->
                Codecs.encode(
                    Arguments.self(a),
                    Arguments.text(a[1], "encode() argument 'encoding'"),
                    Arguments.text(a[2], "encode() argument 'errors'"))),
        NativeFunction.of(
            "format",
            "(self, /, *args, **keywords)",
            a -> StrFormat.format(Arguments.self(a), (PyTuple) a[1], (PyDict) a[2])),
        NativeFunction.of(
            "format_map", "(self, mapping, /)", a -> StrFormat.formatMap(Arguments.self(a), a[1])),
        NativeFunction.of("join", "(self, iterable, /)", StrMethods::join),
        NativeFunction.of(
            "__format__",
            "(self, format_spec, /)",
            a -> Formatting.format(a[0], Arguments.text(a[1], "__format__() argument"))));
  }

  private static void installCases(PyType type) {
    type.define(
        changing("capitalize", Letters::capitalize),
        changing("casefold", Letters::fold),
        changing("lower", Letters::lower),
        changing("swapcase", Letters::swapCase),
        changing("title", Letters::title),
        changing("upper", Letters::upper));
  }

  private static NativeFunction changing(String name, UnaryOperator<String> change) {
    return NativeFunction.of(name, "(self, /)", a -> change.apply(Arguments.self(a)));
  }

  private static void installTests(PyType type) {
    type.define(
        testing("isalnum", CharacterClass::isAlphanumeric),
        testing("isalpha", Character::isLetter),
        asking("isascii", text -> text.chars().allMatch(c -> c < 0x80)),
        testing("isdecimal", CharacterClass::isDecimal),
        testing("isdigit", CharacterClass::isDigit),
        asking("isidentifier", Letters::isIdentifier),
        asking("islower", text -> Letters.allCased(text, Character::isLowerCase)),
        testing("isnumeric", CharacterClass::isNumeric),
        asking("isprintable", text -> text.codePoints().allMatch(CharacterClass::isPrintable)),
        testing("isspace", CharacterClass::isSpace),
        asking("istitle", Letters::isTitle),
        asking("isupper", text -> Letters.allCased(text, Character::isUpperCase)));
  }

  private static NativeFunction testing(String name, IntPredicate test) {
    return asking(name, text -> Letters.all(text, test));
  }

  private static NativeFunction asking(String name, Predicate<String> test) {
    return NativeFunction.of(name, "(self, /)", a -> test.test(Arguments.self(a)));
  }

  private static void installLayout(PyType type) {
    type.define(
        NativeFunction.of("center", "(self, width, fillchar=' ', /)", StrMethods::center),
        NativeFunction.of(
            "expandtabs",
            "(self, /, tabsize=8)",
            a -> expandTabs(Arguments.self(a), Indexes.capped(a[1]))),
        NativeFunction.of("ljust", "(self, width, fillchar=' ', /)", StrMethods::leftJustify),
        NativeFunction.of("rjust", "(self, width, fillchar=' ', /)", StrMethods::rightJustify),
        NativeFunction.of("zfill", "(self, width, /)", StrMethods::zeroFill),
        stripping("lstrip", true, false),
        stripping("rstrip", false, true),
        stripping("strip", true, true));
  }

  private static NativeFunction stripping(String name, boolean left, boolean right) {
    return NativeFunction.of(
        name,
        "(self, chars=None, /)",
        a -> {
          if (a[1] != None.NONE && !(BoxedInstance.unbox(a[1]) instanceof String)) {
            throw Errors.typeError(name + " arg must be None or str");
          }
          return strip(a, Splitting.TEXT, left, right);
        });
  }

  public static String strip(Object[] bound, Splitting splitting, boolean left, boolean right) {
    String text = Arguments.self(bound);
    if (BoxedInstance.unbox(bound[1]) instanceof String chars) {
      return Splitting.strip(text, chars, left, right);
    }
    String cut = right ? splitting.stripRight(text) : text;
    return left ? splitting.stripLeft(cut) : cut;
  }

  private static int missing(Object[] bound) {
    int width = Indexes.capped(bound[1]);
    Arguments.fill(bound[2]);
    int missing = width - Strings.length(Arguments.self(bound));
    if (missing > 0) {
      Sizes.check(width);
    }
    return Math.max(0, missing);
  }

  private static String padding(Object[] bound, int count) {
    return ((String) bound[2]).repeat(count);
  }

  public static Object leftJustify(Object[] bound) {
    return Arguments.self(bound) + padding(bound, missing(bound));
  }

  public static Object rightJustify(Object[] bound) {
    return padding(bound, missing(bound)) + Arguments.self(bound);
  }

  public static Object center(Object[] bound) {
    int missing = missing(bound);
    int width = Indexes.capped(bound[1]);
    int left = missing / 2 + (missing & width & 1);
    return padding(bound, left) + Arguments.self(bound) + padding(bound, missing - left);
  }

  public static Object zeroFill(Object[] bound) {
    String text = Arguments.self(bound);
    int width = Indexes.capped(bound[1]);
    int missing = width - Strings.length(text);
    if (missing <= 0) {
      return text;
    }
    Sizes.check(width);
    boolean signed = text.startsWith("+") || text.startsWith("-");
    return signed
        ? text.charAt(0) + "0".repeat(missing) + text.substring(1)
        : "0".repeat(missing) + text;
  }

  public static String expandTabs(String text, int size) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    int column = 0;
    for (int point : text.codePoints().toArray()) {
      if (point == '\t') {
        int spaces = size > 0 ? size - column % size : 0;
        Sizes.check(out.length() + (long) spaces);
        out.repeat(' ', spaces);
        column += spaces;
      } else {
        out.appendCodePoint(point);
        column = point == '\n' || point == '\r' ? 0 : column + 1;
      }
    }
    return out.toString();
  }

  private static Object join(Object[] bound) {
    String separator = Arguments.self(bound);
    if (!Iteration.isIterable(bound[1])) {
      throw Errors.typeError("can only join an iterable");
    }
    Object[] parts = Iteration.toArray(bound[1]);
    String[] texts = new String[parts.length];
    long length = 0;
    for (int i = 0; i < parts.length; i++) {
      if (!(BoxedInstance.unbox(parts[i]) instanceof String part)) {
        throw Errors.typeError(
            "sequence item "
                + i
                + ": expected str instance, "
                + Arguments.typeName(parts[i])
                + " found");
      }
      texts[i] = part;
      length += part.length() + (i == 0 ? 0 : separator.length());
    }
    Sizes.check(length);
    return String.join(separator, texts);
  }

  private static Object construct(@Nullable Object[] bound) {
    Object object = bound[0];
    Object encoding = bound[1];
    Object errors = bound[2];
    if (object == null) {
      return "";
    }
    if (encoding == null && errors == null) {
      return Ops.str(object);
    }
    String codec =
        encoding == null ? "utf-8" : Arguments.text(encoding, "str() argument 'encoding'");
    String handler = errors == null ? "strict" : Arguments.text(errors, "str() argument 'errors'");
    if (object instanceof String) {
      throw Errors.typeError("decoding str is not supported");
    }
    if (!(object instanceof PyBytes bytes)) {
      throw Errors.typeError(
          "decoding to str: need a bytes-like object, " + Arguments.typeName(object) + " found");
    }
    return Codecs.decode(bytes, codec, handler);
  }
}
