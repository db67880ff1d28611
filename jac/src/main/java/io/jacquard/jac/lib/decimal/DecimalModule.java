package io.jacquard.jac.lib.decimal;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.lib.collections.NamedTuples;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.number.LargeInts;
import io.jacquard.jac.runtime.type.PyType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;

/** The module {@code decimal}. */
public final class DecimalModule {
  private static final PyType TUPLE =
      NamedTuples.define("decimal", "DecimalTuple", List.of("sign", "digits", "exponent"));
  static final PyType TYPE = define();

  private DecimalModule() {}

  public static PyModule decimal() {
    ModuleBuilder module = new ModuleBuilder("decimal");
    DecimalContext.ROUNDINGS.keySet().forEach(name -> module.value(name, name));
    DecimalContext.SIGNALS.forEach(module::type);
    return module
        .type(TYPE)
        .type(TUPLE)
        .type(DecimalContext.TYPE)
        .type(DecimalContext.EXCEPTION)
        .value("MAX_PREC", 999_999_999_999_999_999L)
        .function("getcontext", "()", _ -> DecimalContext.current())
        .function(
            "setcontext",
            "(context, /)",
            a -> {
              DecimalContext.use(a[0]);
              return None.NONE;
            })
        .function("localcontext", "(ctx=None, *, prec=None, rounding=None)", DecimalModule::local)
        .build();
  }

  private static Object local(Object[] a) {
    Instance before = DecimalContext.current();
    Instance inner = DecimalContext.copy(a[0] instanceof Instance given ? given : before);
    if (a[1] != None.NONE) {
      inner.own("prec", a[1]);
    }
    if (a[2] != None.NONE) {
      inner.own("rounding", a[2]);
    }
    return new LocalContext(before, inner);
  }

  /** A context for the length of a {@code with} block. */
  private record LocalContext(Object before, Object inner) implements NativeValue {
    private static final PyType TYPE =
        new ClassBuilder("decimal", "ContextManager")
            .method(
                "__enter__",
                LocalContext.class,
                c -> {
                  DecimalContext.use(c.inner);
                  return c.inner;
                })
            .method(
                "__exit__",
                "(self, *details)",
                a -> {
                  DecimalContext.use(((LocalContext) a[0]).before);
                  return false;
                })
            .build();

    @Override
    public PyType type() {
      return TYPE;
    }
  }

  private static PyDecimal self(Object[] a) {
    return (PyDecimal) a[0];
  }

  private static PyType define() {
    ClassBuilder type =
        new ClassBuilder("decimal", "Decimal")
            .constructor("(value='0', context=None)", a -> made(a[0]))
            .classMethod("from_float", "(cls, f, /)", a -> made(a[1]));
    conversions(type);
    tests(type);
    arithmetic(type);
    DecimalTraits.define(type);
    return type.build();
  }

  static PyDecimal made(Object value) {
    if (value instanceof String text) {
      return PyDecimal.parse(text);
    }
    if (value instanceof PyTuple parts && parts.size() == 3) {
      return fromTuple(parts);
    }
    PyDecimal exact = PyDecimal.exact(value);
    if (exact == null) {
      throw Errors.typeError(
          "conversion from " + Args.typeName(value) + " to Decimal is not supported");
    }
    return exact;
  }

  private static PyDecimal fromTuple(PyTuple parts) {
    StringBuilder digits = new StringBuilder("0");
    Args.items(parts.get(1)).forEach(digits::append);
    BigInteger unscaled = new BigInteger(digits.toString());
    boolean negative = Args.integer(parts.get(0)) == 1;
    BigDecimal value =
        new BigDecimal(negative ? unscaled.negate() : unscaled, -Args.smallInt(parts.get(2)));
    return new PyDecimal("", negative, value);
  }

  private static PyTuple tuple(PyDecimal number) {
    Object[] digits =
        number
            .value()
            .unscaledValue()
            .abs()
            .toString()
            .chars()
            .mapToObj(c -> (Object) (long) (c - '0'))
            .toArray();
    Object exponent =
        number.isNumber() ? (Object) (long) -number.value().scale() : number.isNan() ? "n" : "F";
    return NamedTuples.make(
        TUPLE,
        number.negative() ? 1L : 0L,
        number.isNan() ? PyTuple.EMPTY : PyTuple.of(digits),
        exponent);
  }

  private static void conversions(ClassBuilder type) {
    type.method("__int__", PyDecimal.class, d -> whole(d, RoundingMode.DOWN))
        .method("__trunc__", PyDecimal.class, d -> whole(d, RoundingMode.DOWN))
        .method("__floor__", PyDecimal.class, d -> whole(d, RoundingMode.FLOOR))
        .method("__ceil__", PyDecimal.class, d -> whole(d, RoundingMode.CEILING))
        .method("__float__", PyDecimal.class, PyDecimal::toDouble)
        .method(
            "__round__",
            "(self, ndigits=None, /)",
            a ->
                a[1] == None.NONE
                    ? whole(self(a), RoundingMode.HALF_EVEN)
                    : self(a)
                        .quantized(
                            PyDecimal.of(BigDecimal.valueOf(1, Args.smallInt(a[1]))),
                            "ROUND_HALF_EVEN"))
        .method("as_tuple", PyDecimal.class, DecimalModule::tuple)
        .method("as_integer_ratio", PyDecimal.class, PyDecimal::ratio)
        .method("to_eng_string", PyDecimal.class, d -> d.value().toEngineeringString())
        .property("real", PyDecimal.class, d -> d)
        .property("imag", PyDecimal.class, _ -> PyDecimal.of(BigDecimal.ZERO));
  }

  private static Object whole(PyDecimal number, RoundingMode mode) {
    return Args.normalize(number.toInteger(mode));
  }

  private static void tests(ClassBuilder type) {
    type.method("is_nan", PyDecimal.class, PyDecimal::isNan)
        .method("is_infinite", PyDecimal.class, d -> d.special().equals("Infinity"))
        .method("is_finite", PyDecimal.class, PyDecimal::isNumber)
        .method("is_signed", PyDecimal.class, PyDecimal::negative)
        .method("is_zero", PyDecimal.class, PyDecimal::isZero)
        .method(
            "adjusted",
            PyDecimal.class,
            d -> d.isNumber() ? (long) d.value().precision() - d.value().scale() - 1 : 0L)
        .method(
            "same_quantum",
            "(self, other)",
            a -> self(a).value().scale() == made(a[1]).value().scale());
  }

  private static void arithmetic(ClassBuilder type) {
    type.method("__neg__", PyDecimal.class, d -> round(d.negated()))
        .method("__pos__", PyDecimal.class, d -> round(d))
        .method("__abs__", PyDecimal.class, d -> round(d.absolute()))
        .method("__divmod__", "(self, other, /)", a -> PyDecimal.divided(self(a), made(a[1])))
        .method("copy_abs", PyDecimal.class, PyDecimal::absolute)
        .method(
            "copy_negate",
            PyDecimal.class,
            d -> new PyDecimal(d.special(), !d.negative(), d.value().negate()))
        .method(
            "quantize",
            "(self, exp, rounding=None, context=None)",
            a -> DecimalContext.within(a[3], () -> self(a).quantized(made(a[1]), a[2])))
        .method(
            "to_integral_value",
            "(self, rounding=None, context=None)",
            a -> DecimalContext.within(a[2], () -> self(a).whole(a[1])))
        .method(
            "to_integral_exact",
            "(self, rounding=None, context=None)",
            a -> DecimalContext.within(a[2], () -> self(a).whole(a[1])))
        .method(
            "to_integral",
            "(self, rounding=None, context=None)",
            a -> DecimalContext.within(a[2], () -> self(a).whole(a[1])))
        .method(
            "scaleb",
            "(self, other, context=None)",
            a -> within(a, 2, d -> round(scaled(d, made(a[1])))))
        .method("normalize", "(self, context=None)", a -> within(a, 1, d -> normalized(round(d))))
        .method("sqrt", "(self, context=None)", a -> within(a, 1, DecimalModule::root))
        .method("exp", "(self, context=None)", a -> within(a, 1, DecimalMath::exp))
        .method("ln", "(self, context=None)", a -> within(a, 1, DecimalMath::ln))
        .method("log10", "(self, context=None)", a -> within(a, 1, DecimalMath::log10))
        .method(
            "compare", "(self, other, context=None)", a -> within(a, 2, d -> order(d, made(a[1]))))
        .method(
            "max", "(self, other, context=None)", a -> within(a, 2, d -> larger(d, made(a[1]), 1)))
        .method(
            "min",
            "(self, other, context=None)",
            a -> within(a, 2, d -> larger(d, made(a[1]), -1)));
  }

  private static Object within(Object[] a, int context, Function<PyDecimal, Object> calculation) {
    return DecimalContext.within(a[context], () -> calculation.apply(self(a)));
  }

  private static PyDecimal scaled(PyDecimal number, PyDecimal by) {
    return PyDecimal.of(number.value().scaleByPowerOfTen(whole(by)));
  }

  private static int whole(PyDecimal number) {
    return Args.smallInt(whole(number, RoundingMode.UNNECESSARY));
  }

  static PyDecimal round(PyDecimal number) {
    return number.isNumber()
        ? new PyDecimal("", number.negative(), PyDecimal.rounded(number.value()).value())
        : number;
  }

  private static PyDecimal normalized(PyDecimal number) {
    BigDecimal short_ = number.isZero() ? BigDecimal.ZERO : number.value().stripTrailingZeros();
    return new PyDecimal(number.special(), number.negative(), short_);
  }

  private static PyDecimal root(PyDecimal number) {
    if (number.negative() && !number.isZero()) {
      return DecimalContext.invalid();
    }
    if (!number.isNumber()) {
      return number;
    }
    MathContext math = DecimalContext.math();
    LargeInts.beforeDecimals(math.getPrecision());
    PyDecimal root = PyDecimal.of(number.value().sqrt(math));
    boolean exact = root.value().multiply(root.value()).compareTo(number.value()) == 0;
    return exact ? root : DecimalContext.inexact(root);
  }

  private static PyDecimal order(PyDecimal a, PyDecimal b) {
    int order = a.order(b);
    return order == PyDecimal.UNORDERED
        ? PyDecimal.special("NaN", false)
        : PyDecimal.of(BigDecimal.valueOf(order));
  }

  private static Object larger(PyDecimal a, PyDecimal b, int sign) {
    if (a.isNan() || b.isNan()) {
      return a.isNan() ? b : a;
    }
    return a.order(b) * sign >= 0 ? a : b;
  }
}
