package io.jacquard.jac.lib.decimal;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.runtime.BuiltinTypes;
import io.jacquard.jac.runtime.Errors;
import io.jacquard.jac.runtime.Execution;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.JacError;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.PyType;
import io.jacquard.jac.runtime.container.PyList;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    ClassBuilder builder = new ClassBuilder("decimal", "Context");
    PyType type = builder.build();
    return builder
        .constructor(
            "(prec=28, rounding='ROUND_HALF_EVEN')",
            a -> make(type, Args.integer(a[0]), Args.text(a[1], "rounding")))
        .method("copy", Instance.class, c -> make(type, precision(c), rounding(c)))
        .method("__enter__", Instance.class, c -> c)
        .build();
  }

  static Instance make(PyType type, long precision, String rounding) {
    rounding(rounding);
    Instance context = new Instance(type);
    context.own("prec", precision);
    context.own("rounding", rounding);
    return context;
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
    Instance made = make(TYPE, DEFAULT_PRECISION, "ROUND_HALF_EVEN");
    use(made);
    return made;
  }

  static void use(Object context) {
    Execution execution = Execution.current();
    Map<Object, Object> changed = new HashMap<>(execution.context());
    changed.put(TYPE, context);
    execution.context(changed);
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

  /** The error of a signal; its argument lists the conditions, as CPython's does. */
  static JacError signal(PyType raised, PyType condition) {
    return Exceptions.make(raised, PyList.of(condition));
  }

  static JacError invalid() {
    return signal(INVALID, INVALID);
  }
}
