package io.jacquard.jac.lib.decimal;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the running call calculates: precision and rounding; and what it raises. */
final class DecimalContext {
  static final Map<String, RoundingMode> ROUNDINGS =
      Map.of(
          "ROUND_HALF_EVEN", RoundingMode.HALF_EVEN,
          "ROUND_HALF_UP", RoundingMode.HALF_UP,
          "ROUND_HALF_DOWN", RoundingMode.HALF_DOWN,
          "ROUND_UP", RoundingMode.UP,
          "ROUND_DOWN", RoundingMode.DOWN,
          "ROUND_CEILING", RoundingMode.CEILING,
          "ROUND_FLOOR", RoundingMode.FLOOR);
  private static final long DEFAULT_PRECISION = 28;

  static final PyType EXCEPTION =
      Exceptions.define("decimal", "DecimalException", "ArithmeticError");
  static final PyType INVALID = Exceptions.define("decimal", "InvalidOperation", EXCEPTION);
  static final PyType SYNTAX = Exceptions.define("decimal", "ConversionSyntax", INVALID);
  static final PyType BY_ZERO = zeroDivision("DivisionByZero", EXCEPTION);
  static final PyType UNDEFINED = zeroDivision("DivisionUndefined", INVALID);

  static final PyType OVERFLOW = Exceptions.define("decimal", "Overflow", EXCEPTION);
  static final PyType INEXACT = Exceptions.define("decimal", "Inexact", EXCEPTION);
  static final List<PyType> SIGNALS = List.of(INVALID, BY_ZERO, OVERFLOW, INEXACT);
  private static final Set<PyType> FIRST_TRAPS = Set.of(INVALID, BY_ZERO, OVERFLOW);

  static final PyType TYPE = define();

  private DecimalContext() {}

  private static PyType zeroDivision(String name, PyType base) {
    return new PyType(
        name,
        "decimal",
        PyType.Kind.BUILTIN,
        List.of(base, BuiltinTypes.named("ZeroDivisionError")));
  }

  private static PyType define() {
    ClassBuilder type = new ClassBuilder("decimal", "Context");
    DecimalTraits.defineContext(type);
    return type.constructor(
            "(prec=28, rounding='ROUND_HALF_EVEN', *, flags=None, traps=None)",
            a -> {
              Object traps = a[3] == None.NONE ? null : a[3];
              return make(
                  Args.integer(a[0]), Args.text(a[1], "rounding"), signals(a[2]), traps(traps));
            })
        .method("copy", Instance.class, DecimalContext::copy)
        .method("clear_flags", Instance.class, c -> cleared(c, "flags"))
        .method("clear_traps", Instance.class, c -> cleared(c, "traps"))
        .method("create_decimal", "(self, num='0', /)", a -> created((Instance) a[0], a[1]))
        .method("__repr__", Instance.class, DecimalContext::shown)
        .build();
  }

  private static PyDict traps(@Nullable Object given) {
    return signals(given == null ? PyList.copyOf(List.copyOf(FIRST_TRAPS)) : given);
  }

  /** Every signal with whether it is among those given, as a list or a dict. */
  private static PyDict signals(Object given) {
    PyDict dict = new PyDict();
    for (PyType signal : SIGNALS) {
      boolean on =
          switch (given) {
            case None _ -> false;
            case PyDict known -> Ops.contains(known, signal) && Ops.truthy(known.getItem(signal));
            default -> Ops.contains(given, signal);
          };
      dict.put(signal, on);
    }
    return dict;
  }

  private static Instance make(long precision, String rounding, PyDict flags, PyDict traps) {
    rounding(rounding);
    Instance context = new Instance(TYPE);
    context.own("prec", precision);
    context.own("rounding", rounding);
    context.own("flags", flags);
    context.own("traps", traps);
    return context;
  }

  static Instance copy(Instance context) {
    return make(
        precision(context),
        rounding(context),
        signals(Ops.getAttr(context, "flags")),
        signals(Ops.getAttr(context, "traps")));
  }

  private static Object cleared(Instance context, String what) {
    context.own(what, signals(None.NONE));
    return None.NONE;
  }

  private static Object created(Instance context, Object number) {
    return within(context, () -> DecimalModule.round(DecimalModule.made(number)));
  }

  private static String shown(Instance context) {
    return "Context(prec="
        + precision(context)
        + ", rounding="
        + rounding(context)
        + ", Emin=-999999, Emax=999999, capitals=1, clamp=0, flags="
        + shownSignals(Ops.getAttr(context, "flags"))
        + ", traps="
        + shownSignals(Ops.getAttr(context, "traps"))
        + ")";
  }

  private static String shownSignals(Object signals) {
    return SIGNALS.stream()
        .filter(signal -> Ops.truthy(Ops.getItem(signals, signal)))
        .map(PyType::name)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** How many digits it calculates with. */
  static long digits(Instance context) {
    return precision(context);
  }

  private static long precision(Instance context) {
    long precision = Args.integer(Ops.getAttr(context, "prec"));
    if (precision < 1) {
      throw Errors.valueError("valid range for prec is [1, MAX_PREC]");
    }
    return precision;
  }

  private static String rounding(Instance context) {
    return Args.text(Ops.getAttr(context, "rounding"), "rounding");
  }

  /** The context of the running task. */
  static Instance current() {
    Execution execution = Execution.current();
    if (execution.context().get(TYPE) instanceof Instance known) {
      return known;
    }
    Instance made = make(DEFAULT_PRECISION, "ROUND_HALF_EVEN", signals(None.NONE), traps(null));
    use(made);
    return made;
  }

  static void use(Object context) {
    Execution execution = Execution.current();
    Map<Object, Object> changed = new HashMap<>(execution.context());
    changed.put(TYPE, context);
    execution.context(changed);
  }

  /** Calculates under another context, or under the current one for None. */
  static <T> T within(Object context, Supplier<T> calculation) {
    if (context == None.NONE) {
      return calculation.get();
    }
    Instance before = current();
    use(context);
    try {
      return calculation.get();
    } finally {
      use(before);
    }
  }

  static MathContext math() {
    Instance context = current();
    return new MathContext((int) precision(context), rounding(rounding(context)));
  }

  static RoundingMode rounding(Object name) {
    if (name == None.NONE) {
      return math().getRoundingMode();
    }
    RoundingMode mode = ROUNDINGS.get(String.valueOf(name));
    if (mode == null) {
      throw Errors.typeError(
          "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
              + "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]");
    }
    return mode;
  }

  /**
   * Raises the signal where the context traps it, its argument listing the conditions as CPython's
   * does; otherwise notes it and goes on with the result.
   */
  static PyDecimal signal(PyType signal, PyType condition, PyDecimal result) {
    Instance context = current();
    Ops.setItem(Ops.getAttr(context, "flags"), signal, true);
    if (Ops.truthy(Ops.getItem(Ops.getAttr(context, "traps"), signal))) {
      throw Exceptions.make(signal, PyList.of(condition));
    }
    return result;
  }

  static PyDecimal invalid() {
    return invalid(INVALID);
  }

  static PyDecimal invalid(PyType condition) {
    return signal(INVALID, condition, PyDecimal.special("NaN", false));
  }

  /** What a result larger than every number becomes. */
  static PyDecimal overflow(boolean negative) {
    return signal(OVERFLOW, OVERFLOW, PyDecimal.special("Infinity", negative));
  }

  /** Notes that digits were lost. */
  static PyDecimal inexact(PyDecimal result) {
    return signal(INEXACT, INEXACT, result);
  }
}
