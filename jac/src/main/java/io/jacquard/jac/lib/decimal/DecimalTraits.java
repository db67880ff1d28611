package io.jacquard.jac.lib.decimal;

import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** The rarer methods of {@code Decimal}, and what a context calculates by itself. */
final class DecimalTraits {
  private static final long SMALLEST_EXPONENT = -999_999;

  /** The methods of a context that are an operator under another name. */
  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "add", Operator.ADD,
          "subtract", Operator.SUBTRACT,
          "multiply", Operator.MULTIPLY,
          "divide", Operator.DIVIDE,
          "divide_int", Operator.FLOOR_DIVIDE,
          "remainder", Operator.MODULO,
          "power", Operator.POWER);

  private DecimalTraits() {}

  static void define(ClassBuilder type) {
    type.method("is_qnan", PyDecimal.class, PyDecimal::isNan)
        .method("is_snan", PyDecimal.class, _ -> false)
        .method("is_normal", PyDecimal.class, DecimalTraits::isNormal)
        .method("is_subnormal", PyDecimal.class, d -> isFiniteNonZero(d) && !isNormal(d))
        .method("is_canonical", PyDecimal.class, _ -> true)
        .method("canonical", PyDecimal.class, d -> d)
        .method("conjugate", PyDecimal.class, d -> d)
        .method("radix", PyDecimal.class, _ -> PyDecimal.of(BigDecimal.TEN))
        .method("number_class", "(self, context=None)", a -> numberClass(self(a)))
        .method("logb", "(self, context=None)", a -> PyDecimal.of(exponent(self(a))))
        .method("copy_sign", "(self, other, context=None)", a -> signed(self(a), other(a)))
        .method(
            "fma",
            "(self, other, third, context=None)",
            a ->
                DecimalContext.within(
                    a[3], () -> fused(self(a), other(a), DecimalModule.made(a[2]))))
        .method(
            "remainder_near",
            "(self, other, context=None)",
            a -> DecimalContext.within(a[2], () -> nearRemainder(self(a), other(a))))
        .method("max_mag", "(self, other, context=None)", a -> byMagnitude(self(a), other(a), 1))
        .method("min_mag", "(self, other, context=None)", a -> byMagnitude(self(a), other(a), -1));
  }

  static void defineContext(ClassBuilder type) {
    OPERATORS.forEach((name, operator) ->
        type.method(
            name,
            "(self, a, b, /)",
            a -> DecimalContext.within(a[0], () -> apply(operator, a[1], a[2]))));
    for (String name : new String[] {"sqrt", "exp", "ln", "log10", "normalize"}) {
      type.method(name, "(self, a, /)", a -> called(a, name));
    }
    for (String name : new String[] {"quantize", "compare", "max", "min", "scaleb"}) {
      type.method(
          name,
          "(self, a, b, /)",
          a -> DecimalContext.within(a[0], () -> Ops.call(attribute(a[1], name), a[2])));
    }
    type.method("abs", "(self, a, /)", a -> called(a, "__abs__"))
        .method("minus", "(self, a, /)", a -> called(a, "__neg__"))
        .method("plus", "(self, a, /)", a -> called(a, "__pos__"))
        .method("to_sci_string", "(self, a, /)", a -> Ops.str(DecimalModule.made(a[1])))
        .method("create_decimal_from_float", "(self, f, /)", a -> called(a, "__pos__"))
        .method("Etiny", Instance.class, c -> SMALLEST_EXPONENT - DecimalContext.digits(c) + 1);
  }

  private static Object apply(Operator operator, Object left, Object right) {
    PyDecimal a = DecimalModule.made(left);
    Object b = DecimalModule.made(right);
    return switch (operator) {
      case ADD -> Ops.add(a, b);
      case SUBTRACT -> Ops.subtract(a, b);
      case MULTIPLY -> Ops.multiply(a, b);
      case DIVIDE -> Ops.divide(a, b);
      case FLOOR_DIVIDE -> Ops.floorDivide(a, b);
      case MODULO -> Ops.modulo(a, b);
      default -> Ops.power(a, b);
    };
  }

  private static Object called(Object[] a, String name) {
    return DecimalContext.within(a[0], () -> Ops.call(attribute(a[1], name)));
  }

  private static Object attribute(Object number, String name) {
    return Ops.getAttr(DecimalModule.made(number), name);
  }

  private static PyDecimal self(Object[] a) {
    return (PyDecimal) a[0];
  }

  private static PyDecimal other(Object[] a) {
    return DecimalModule.made(a[1]);
  }

  private static boolean isFiniteNonZero(PyDecimal number) {
    return number.isNumber() && !number.isZero();
  }

  private static boolean isNormal(PyDecimal number) {
    return isFiniteNonZero(number) && adjusted(number) >= SMALLEST_EXPONENT;
  }

  private static long adjusted(PyDecimal number) {
    return (long) number.value().precision() - number.value().scale() - 1;
  }

  private static BigDecimal exponent(PyDecimal number) {
    return BigDecimal.valueOf(adjusted(number));
  }

  private static String numberClass(PyDecimal number) {
    if (number.isNan()) {
      return "NaN";
    }
    String kind =
        !number.isNumber()
            ? "Infinity"
            : number.isZero() ? "Zero" : isNormal(number) ? "Normal" : "Subnormal";
    return (number.negative() ? "-" : "+") + kind;
  }

  private static PyDecimal signed(PyDecimal number, PyDecimal like) {
    return number.negative() == like.negative() ? number : number.negated();
  }

  private static Object fused(PyDecimal a, PyDecimal b, PyDecimal c) {
    return a.isNumber() && b.isNumber() && c.isNumber()
        ? PyDecimal.rounded(a.value().multiply(b.value()).add(c.value()))
        : Ops.add(Ops.multiply(a, b), c);
  }

  private static Object nearRemainder(PyDecimal a, PyDecimal b) {
    if (!a.isNumber() || !b.isNumber() || b.isZero()) {
      return Ops.modulo(a, b);
    }
    BigDecimal times = a.value().divide(b.value(), 0, RoundingMode.HALF_EVEN);
    return PyDecimal.rounded(a.value().subtract(times.multiply(b.value())));
  }

  private static Object byMagnitude(PyDecimal a, PyDecimal b, int sign) {
    if (a.isNan() || b.isNan()) {
      return a.isNan() ? b : a;
    }
    int order = a.absolute().order(b.absolute());
    return (order == 0 ? a.order(b) : order) * sign >= 0 ? a : b;
  }
}
