package io.jacquard.jac.runtime.text.bytes;

import static java.util.Objects.requireNonNull;

import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.ContainerMethods;
import io.jacquard.jac.runtime.container.Indexes;
import io.jacquard.jac.runtime.container.Iteration;
import io.jacquard.jac.runtime.container.Sizes;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.Letters;
import io.jacquard.jac.runtime.text.Splitting;
import io.jacquard.jac.runtime.text.StrMethods;
import io.jacquard.jac.runtime.text.StrSearchMethods;
import io.jacquard.jac.runtime.text.Strings;
import io.jacquard.jac.runtime.text.format.Arguments;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.HexFormat;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The methods of {@code bytes} and {@code bytearray}. Most run the method of {@code str} on the
 * bytes read as Latin-1 and turn the answer back.
 */
public final class BytesMethods {
  private BytesMethods() {}

  public static void install() {
    construct(BuiltinTypes.BYTES, false);
    construct(BuiltinTypes.BYTEARRAY, true);
    for (PyType type : new PyType[] {BuiltinTypes.BYTES, BuiltinTypes.BYTEARRAY}) {
      ContainerMethods.defineSized(type);
      ContainerMethods.defineItems(type);
      installSearch(type);
      installSplits(type);
      installLayout(type);
      installTests(type);
      installConversions(type);
    }
    BytearrayMethods.install(BuiltinTypes.BYTEARRAY);
  }

  private static void construct(PyType type, boolean mutable) {
    type.constructor(
        NativeFunction.of(
            type.name(),
            "(source=?, encoding=?, errors=?)",
            a -> PyBytes.of(content(a, type.name()), mutable)));
  }

  private static byte[] content(@Nullable Object[] bound, String type) {
    Object encoding = bound[1];
    Object errors = bound[2];
    return switch (bound[0]) {
      case null -> new byte[0];
      case Instance source when source.type().lookup("__bytes__") != null -> {
        Object answer = Ops.callMethod(source, "__bytes__", new Object[0], new String[0]);
        if (!(answer instanceof PyBytes bytes)) {
          throw Errors.typeError(
              "__bytes__ returned non-bytes (type " + Arguments.typeName(answer) + ")");
        }
        yield PyBytes.bytesOf(bytes);
      }
      case String text -> {
        if (encoding == null) {
          throw Errors.typeError("string argument without an encoding");
        }
        yield Codecs.encode(
                text,
                Arguments.text(encoding, type + "() argument 'encoding'"),
                errors == null ? "strict" : Arguments.text(errors, type + "() argument 'errors'"))
            .toByteArray();
      }
      case Object source when Indexes.integer(source) != null -> {
        long count = Indexes.required(source);
        if (count < 0) {
          throw Errors.valueError("negative count");
        }
        yield new byte[Sizes.check(count)];
      }
      case Object source when source instanceof PyBytes || Iteration.isIterable(source) ->
          PyBytes.bytesOf(source);
      case Object source ->
          throw Errors.typeError(
              "cannot convert '" + Arguments.typeName(source) + "' object to bytes");
    };
  }

  private static PyBytes self(Object[] bound) {
    return (PyBytes) bound[0];
  }

  /** A method of str, run on Latin-1 text. */
  private static NativeFunction adapted(String name, String signature, NativeFunction.Body ofText) {
    return NativeFunction.of(
        name,
        signature,
        a -> {
          Object[] texts = new Object[a.length];
          for (int i = 0; i < a.length; i++) {
            if (a[i] instanceof String) {
              throw PyBytes.needsBytes(a[i]);
            }
            texts[i] = a[i] == null ? None.NONE : PyBytes.asTexts(a[i]);
          }
          return PyBytes.asBytes(ofText.call(texts), self(a).mutable());
        });
  }

  /** A search for bytes or for one byte. */
  private static NativeFunction searching(String name, NativeFunction.Body ofText) {
    return NativeFunction.of(
        name,
        "(self, sub, start=None, end=None, /)",
        a -> {
          String part =
              switch (a[1]) {
                case PyBytes bytes -> bytes.latin();
                case Object value when Indexes.integer(value) != null ->
                    Strings.of(PyBytes.byteOf(value, "byte must be in range(0, 256)") & 0xFF);
                default ->
                    throw Errors.typeError(
                        "argument should be integer or bytes-like object, not '"
                            + Arguments.typeName(a[1])
                            + "'");
              };
          return ofText.call(new Object[] {self(a).latin(), part, a[2], a[3]});
        });
  }

  private static void installSearch(PyType type) {
    type.define(
        searching("count", StrSearchMethods::count),
        searching("find", a -> StrSearchMethods.find(a, false)),
        searching("rfind", a -> StrSearchMethods.find(a, true)),
        searching("index", a -> found(StrSearchMethods.find(a, false))),
        searching("rindex", a -> found(StrSearchMethods.find(a, true))),
        matching("startswith", String::startsWith),
        matching("endswith", String::endsWith),
        adapted("removeprefix", "(self, prefix, /)", StrSearchMethods::removePrefix),
        adapted("removesuffix", "(self, suffix, /)", StrSearchMethods::removeSuffix),
        adapted("replace", "(self, old, new, count=-1, /)", StrSearchMethods::replace),
        NativeFunction.of("__contains__", "(self, key, /)", a -> self(a).contains(a[1])));
  }

  private static Object found(long position) {
    if (position < 0) {
      throw Errors.valueError("subsection not found");
    }
    return position;
  }

  private static NativeFunction matching(String name, BiPredicate<String, String> test) {
    return NativeFunction.of(
        name,
        "(self, part, start=None, end=None, /)",
        a -> {
          Object part = PyBytes.asTexts(a[1]);
          if (a[1] instanceof String || Indexes.integer(a[1]) != null) {
            throw Errors.typeError(
                name
                    + " first arg must be bytes or a tuple of bytes, not "
                    + Arguments.typeName(a[1]));
          }
          return StrSearchMethods.matches(
              name, new Object[] {self(a).latin(), part, a[2], a[3]}, test);
        });
  }

  private static void installSplits(PyType type) {
    String split = "(self, /, sep=None, maxsplit=-1)";
    type.define(
        adapted("split", split, a -> StrSearchMethods.split(a, Splitting.BYTES)),
        adapted("rsplit", split, a -> StrSearchMethods.rsplit(a, Splitting.BYTES)),
        adapted(
            "splitlines",
            "(self, /, keepends=False)",
            a -> Splitting.BYTES.lines(Arguments.self(a), Ops.truthy(a[1]))),
        adapted("partition", "(self, sep, /)", a -> StrSearchMethods.partition(a, false)),
        adapted("rpartition", "(self, sep, /)", a -> StrSearchMethods.partition(a, true)),
        NativeFunction.of("join", "(self, iterable, /)", BytesMethods::join));
  }

  private static Object join(Object[] bound) {
    Object[] parts = Iteration.toArray(bound[1]);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      if (!(PyMemoryView.plain(parts[i]) instanceof PyBytes part)) {
        throw Errors.typeError(
            "sequence item "
                + i
                + ": expected a bytes-like object, "
                + Arguments.typeName(parts[i])
                + " found");
      }
      out.append(i == 0 ? "" : self(bound).latin()).append(part.latin());
      Sizes.check(out.length());
    }
    return PyBytes.ofLatin(out.toString(), self(bound).mutable());
  }

  private static void installLayout(PyType type) {
    type.define(
        justifying("center", StrMethods::center),
        justifying("ljust", StrMethods::leftJustify),
        justifying("rjust", StrMethods::rightJustify),
        adapted("zfill", "(self, width, /)", StrMethods::zeroFill),
        adapted(
            "expandtabs",
            "(self, /, tabsize=8)",
            a -> StrMethods.expandTabs(Arguments.self(a), Indexes.capped(a[1]))),
        stripping("lstrip", true, false),
        stripping("rstrip", false, true),
        stripping("strip", true, true));
  }

  private static NativeFunction justifying(String name, NativeFunction.Body ofText) {
    return NativeFunction.of(
        name,
        "(self, width, fillchar=?, /)",
        a -> {
          String fill = " ";
          if (a[2] != null) {
            if (!(a[2] instanceof PyBytes given) || given.size() != 1) {
              throw Errors.typeError(
                  name
                      + "() argument 2 must be a byte string of length 1, not "
                      + Arguments.typeName(a[2]));
            }
            fill = given.latin();
          }
          String text = (String) ofText.call(new Object[] {self(a).latin(), a[1], fill});
          return PyBytes.ofLatin(text, self(a).mutable());
        });
  }

  private static NativeFunction stripping(String name, boolean left, boolean right) {
    return adapted(
        name, "(self, bytes=None, /)", a -> StrMethods.strip(a, Splitting.BYTES, left, right));
  }

  private static void installTests(PyType type) {
    IntPredicate lower = c -> c >= 'a' && c <= 'z';
    IntPredicate upper = c -> c >= 'A' && c <= 'Z';
    IntPredicate digit = c -> c >= '0' && c <= '9';
    IntPredicate letter = lower.or(upper);
    type.define(
        asking("isalnum", text -> Letters.all(text, letter.or(digit))),
        asking("isalpha", text -> Letters.all(text, letter)),
        asking("isascii", text -> text.chars().allMatch(c -> c < 0x80)),
        asking("isdigit", text -> Letters.all(text, digit)),
        asking("islower", text -> text.chars().anyMatch(lower) && text.chars().noneMatch(upper)),
        asking("isupper", text -> text.chars().anyMatch(upper) && text.chars().noneMatch(lower)),
        asking("isspace", text -> Letters.all(text, Splitting.BYTES.space())),
        asking("istitle", text -> Letters.isTitle(ascii(text))),
        adapted("capitalize", "(self, /)", a -> mapped(a, Letters::capitalize)),
        adapted("lower", "(self, /)", a -> mapped(a, Letters::lower)),
        adapted("swapcase", "(self, /)", a -> mapped(a, Letters::swapCase)),
        adapted("title", "(self, /)", a -> mapped(a, Letters::title)),
        adapted("upper", "(self, /)", a -> mapped(a, Letters::upper)));
  }

  private static NativeFunction asking(String name, Predicate<String> test) {
    return NativeFunction.of(name, "(self, /)", a -> test.test(self(a).latin()));
  }

  /** The text with a neutral character for each that is not ASCII. */
  private static String ascii(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.chars().forEach(c -> out.append(c < 0x80 ? (char) c : '?'));
    return out.toString();
  }

  /** A change of case that concerns ASCII alone. */
  private static Object mapped(Object[] texts, UnaryOperator<String> change) {
    String text = Arguments.self(texts);
    StringBuilder out = new StringBuilder(change.apply(ascii(text)));
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        out.setCharAt(i, text.charAt(i));
      }
    }
    return out.toString();
  }

  private static void installConversions(PyType type) {
    type.define(
        NativeFunction.of(
            "decode",
            "(self, /, encoding='utf-8', errors='strict')",
            a ->
                Codecs.decode(
                    self(a),
                    Arguments.text(a[1], "decode() argument 'encoding'"),
                    Arguments.text(a[2], "decode() argument 'errors'"))),
        NativeFunction.of("hex", "(self, /, sep=?, bytes_per_sep=1)", BytesMethods::hex),
        NativeFunction.of("translate", "(self, table, /, delete=?)", BytesMethods::translate));
    type.defineClassMethod(
        NativeFunction.of(
            "fromhex",
            "(type, string, /)",
            a -> PyBytes.of(unhex(Arguments.text(a[1])), type == BuiltinTypes.BYTEARRAY)));
    type.defineStatic(
        NativeFunction.of("maketrans", "(frm, to, /)", BytesMethods::makeTranslation));
  }

  private static Object hex(@Nullable Object[] bound) {
    String digits = HexFormat.of().formatHex(((PyBytes) requireNonNull(bound[0])).toByteArray());
    if (bound[1] == null) {
      return digits;
    }
    Object given = PyBytes.asTexts(requireNonNull(bound[1]));
    String separator = Arguments.text(given, "sep");
    if (separator.length() != 1) {
      throw Errors.valueError("sep must be length 1.");
    }
    int group = Indexes.capped(requireNonNull(bound[2])) * 2;
    if (group == 0) {
      return digits;
    }
    int size = Math.abs(group);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      boolean breaks = group > 0 ? (digits.length() - i) % size == 0 : i % size == 0;
      out.append(i > 0 && breaks ? separator : "").append(digits.charAt(i));
    }
    return out.toString();
  }

  private static byte[] unhex(String text) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      boolean even = digits.length() % 2 == 0;
      if (even && Splitting.BYTES.space().test(text.charAt(i))) {
        continue;
      }
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        throw notHex(i);
      }
      digits.append(text.charAt(i));
    }
    if (digits.length() % 2 != 0) {
      throw notHex(text.length());
    }
    return HexFormat.of().parseHex(digits);
  }

  private static RuntimeException notHex(int position) {
    return Errors.valueError(
        "non-hexadecimal number found in fromhex() arg at position " + position);
  }

  private static Object translate(@Nullable Object[] bound) {
    PyBytes bytes = (PyBytes) requireNonNull(bound[0]);
    byte[] table = bound[1] == None.NONE ? null : PyBytes.bytesOf(requireNonNull(bound[1]));
    if (table != null && table.length != 256) {
      throw Errors.valueError("translation table must be 256 characters long");
    }
    PyBytes gone = bound[2] == null ? PyBytes.of(new byte[0]) : (PyBytes) bound[2];
    StringBuilder out = new StringBuilder();
    for (byte held : bytes.toByteArray()) {
      if (!gone.contains((long) (held & 0xFF))) {
        out.append((char) ((table == null ? held : table[held & 0xFF]) & 0xFF));
      }
    }
    return PyBytes.ofLatin(out.toString(), bytes.mutable());
  }

  private static Object makeTranslation(Object[] bound) {
    byte[] from = PyBytes.bytesOf(bound[0]);
    byte[] to = PyBytes.bytesOf(bound[1]);
    if (from.length != to.length) {
      throw Errors.valueError("maketrans arguments must have same length");
    }
    byte[] table = new byte[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = (byte) i;
    }
    for (int i = 0; i < from.length; i++) {
      table[from[i] & 0xFF] = to[i];
    }
    return PyBytes.of(table);
  }
}
