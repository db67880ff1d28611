package io.jacquard.jac.lib.text;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The module {@code unicodedata}: what the JDK's tables tell of characters. */
public final class UnicodeModule {
  /** The general categories in the order of {@link Character}'s constants. */
  private static final String[] CATEGORIES = {
    "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc",
    "Cf", "", "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf"
  };

  private static final int FRACTION = -2;

  private UnicodeModule() {}

  public static PyModule unicodedata() {
    return new ModuleBuilder("unicodedata")
        .function("name", "(chr, default=?, /)", a -> name(point(a[0], "name"), a[1]))
        .function("lookup", "(name, /)", a -> lookup(Args.text(a[0], "lookup() argument")))
        .function(
            "category", "(chr, /)", a -> CATEGORIES[Character.getType(point(a[0], "category"))])
        .function("decimal", "(chr, default=?, /)", a -> digit(point(a[0], "decimal"), true, a[1]))
        .function("digit", "(chr, default=?, /)", a -> digit(point(a[0], "digit"), false, a[1]))
        .function("numeric", "(chr, default=?, /)", a -> numeric(point(a[0], "numeric"), a[1]))
        .function(
            "mirrored", "(chr, /)", a -> Character.isMirrored(point(a[0], "mirrored")) ? 1L : 0L)
        .function(
            "normalize", "(form, unistr, /)", a -> Normalizer.normalize(string(a[1]), form(a[0])))
        .function(
            "is_normalized",
            "(form, unistr, /)",
            a -> Normalizer.isNormalized(string(a[1]), form(a[0])))
        .build();
  }

  private static String string(Object value) {
    return Args.text(value, "normalize() argument 2");
  }

  private static int point(Object value, String function) {
    if (value instanceof String text && text.codePointCount(0, text.length()) == 1) {
      return text.codePointAt(0);
    }
    throw Errors.typeError(
        value instanceof String
            ? function + "(): argument must be a unicode character, not a string of another length"
            : function + "() argument must be a unicode character, not " + Args.typeName(value));
  }

  private static Normalizer.Form form(Object name) {
    String form = Args.text(name, "normalize() argument 1");
    return switch (form) {
      case "NFC", "NFD", "NFKC", "NFKD" -> Normalizer.Form.valueOf(form);
      default -> throw Errors.valueError("invalid normalization form");
    };
  }

  private static Object name(int point, @Nullable Object otherwise) {
    String name = Character.getType(point) == Character.CONTROL ? null : Character.getName(point);
    if (name != null) {
      return name.startsWith("CJK UNIFIED IDEOGRAPHS")
          ? "CJK UNIFIED IDEOGRAPH-" + Integer.toHexString(point).toUpperCase(Locale.ROOT)
          : name;
    }
    return orElse(otherwise, "no such name");
  }

  private static String lookup(String name) {
    try {
      return Character.toString(Character.codePointOf(name));
    } catch (IllegalArgumentException _) {
      throw Errors.make("KeyError", "undefined character name " + Ops.repr(name));
    }
  }

  private static Object digit(int point, boolean decimal, @Nullable Object otherwise) {
    boolean fits = !decimal || Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER;
    int value = value(point);
    return fits && value >= 0 && value < 10
        ? (Object) (long) value
        : orElse(otherwise, decimal ? "not a decimal" : "not a digit");
  }

  private static Object numeric(int point, @Nullable Object otherwise) {
    int value = value(point);
    if (value >= 0) {
      return (double) value;
    }
    String[] parts =
        Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD).split("\u2044", -1);
    if (value == FRACTION && parts.length == 2) {
      return Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
    }
    return orElse(otherwise, "not a numeric character");
  }

  /** The whole number that a character stands for, -1, or {@link #FRACTION}. */
  @SuppressWarnings("CharacterGetNumericValue") // letters, which it takes for digits, are left out
  private static int value(int point) {
    return Character.isLetter(point) ? -1 : Character.getNumericValue(point);
  }

  private static Object orElse(@Nullable Object otherwise, String message) {
    if (otherwise == null) {
      throw Errors.valueError(message);
    }
    return otherwise;
  }
}
