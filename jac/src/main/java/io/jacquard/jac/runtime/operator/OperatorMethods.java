package io.jacquard.jac.runtime.operator;

import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Singleton;
import io.jacquard.jac.runtime.container.Indexes;
import io.jacquard.jac.runtime.container.Keys;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.number.Numbers;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The operators of the scalar classes as methods, for programs that name them: {@code int.__add__},
 * {@code super.__eq__(other)}. The operators on scalars themselves never ask these.
 */
public final class OperatorMethods {
  private static final List<Operator> COMPARISONS =
      List.of(Operator.LT, Operator.LE, Operator.GT, Operator.GE);
  private static final List<Operator> ARITHMETIC =
      List.of(
          Operator.ADD,
          Operator.SUBTRACT,
          Operator.MULTIPLY,
          Operator.DIVIDE,
          Operator.FLOOR_DIVIDE,
          Operator.MODULO,
          Operator.POWER);
  private static final List<Operator> BITS =
      List.of(
          Operator.BIT_AND,
          Operator.BIT_OR,
          Operator.BIT_XOR,
          Operator.SHIFT_LEFT,
          Operator.SHIFT_RIGHT);
  private static final List<Operator> FORMATTING = List.of(Operator.MODULO);

  private OperatorMethods() {}

  public static void install() {
    define(BuiltinTypes.INT, Numbers::isInt, ARITHMETIC, BITS, COMPARISONS);
    define(BuiltinTypes.FLOAT, OperatorMethods::isReal, ARITHMETIC, COMPARISONS);
    define(BuiltinTypes.STR, String.class::isInstance, COMPARISONS);
    define(BuiltinTypes.STR, _ -> true, FORMATTING);
    defineSequence(BuiltinTypes.STR);
    BuiltinTypes.INT.define(NativeFunction.of("__invert__", "(self, /)", a -> Ops.invert(a[0])));
    for (PyType numeric : List.of(BuiltinTypes.INT, BuiltinTypes.FLOAT)) {
      numeric.define(
          NativeFunction.of("__neg__", "(self, /)", a -> Ops.negate(a[0])),
          NativeFunction.of("__pos__", "(self, /)", a -> Ops.plus(a[0])),
          NativeFunction.of("__abs__", "(self, /)", a -> Ops.absolute(a[0])),
          NativeFunction.of("__bool__", "(self, /)", a -> Ops.truthy(a[0])),
          NativeFunction.of("__floor__", "(self, /)", a -> Numbers.floor(a[0])),
          NativeFunction.of("__ceil__", "(self, /)", a -> Numbers.ceiling(a[0])),
          NativeFunction.of("__trunc__", "(self, /)", a -> Numbers.truncate(a[0])),
          NativeFunction.of("__round__", "(self, ndigits=None, /)", OperatorMethods::round),
          NativeFunction.of("__divmod__", "(self, value, /)", a -> Ops.divideModulo(a[0], a[1])),
          NativeFunction.of("__rdivmod__", "(self, value, /)", a -> Ops.divideModulo(a[1], a[0])));
    }
  }

  private static boolean isReal(Object value) {
    return value instanceof Double || Numbers.isInt(value);
  }

  private static Object round(Object[] bound) {
    return bound[1] == None.NONE
        ? Numbers.round(bound[0])
        : Numbers.round(bound[0], Indexes.required(bound[1]));
  }

  @SafeVarargs
  private static void define(PyType type, Predicate<Object> operand, List<Operator>... groups) {
    for (List<Operator> group : groups) {
      for (Operator operator : group) {
        if (group.equals(COMPARISONS)) {
          type.define(
              binary(operator.method(), operand, a -> Comparing.ordered(operator, a[0], a[1])));
        } else {
          type.define(
              binary(
                  operator.method(), operand, a -> BinaryOperations.attempt(operator, a[0], a[1])),
              binary(
                  operator.reflectedMethod(),
                  operand,
                  a -> BinaryOperations.attempt(operator, a[1], a[0])));
        }
      }
    }
    type.define(
        binary("__eq__", operand, a -> Ops.eq(a[0], a[1])),
        binary("__ne__", operand, a -> Ops.ne(a[0], a[1])),
        NativeFunction.of("__hash__", "(self, /)", a -> Keys.hash(a[0])));
  }

  /** A method that declines what is no operand. */
  private static NativeFunction binary(String name, Predicate<Object> operand, Attempt attempt) {
    return NativeFunction.of(
        name,
        "(self, value, /)",
        a -> {
          Object answer = operand.test(BoxedInstance.unbox(a[1])) ? attempt.on(a) : null;
          return answer == null ? Singleton.NOT_IMPLEMENTED : answer;
        });
  }

  /** What strings are joined and repeated with they do not decline but refuse. */
  private static void defineSequence(PyType type) {
    type.define(
        NativeFunction.of("__add__", "(self, value, /)", a -> Ops.add(a[0], a[1])),
        NativeFunction.of("__mul__", "(self, value, /)", OperatorMethods::repeated),
        NativeFunction.of("__rmul__", "(self, value, /)", OperatorMethods::repeated));
  }

  private static Object repeated(Object[] bound) {
    return Ops.multiply(bound[0], Indexes.required(bound[1]));
  }

  private interface Attempt {
    @Nullable Object on(Object[] operands);
  }
}
