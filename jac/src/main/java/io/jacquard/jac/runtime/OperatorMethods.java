package io.jacquard.jac.runtime;

import io.jacquard.jac.runtime.container.Indexes;
import io.jacquard.jac.runtime.container.Keys;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.number.Numbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operators of the scalar classes as methods, for programs that name them: {@code int.__add__},
 * {@code super.__eq__(other)}. The operators on scalars themselves never ask these.
 */
final class OperatorMethods {
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
  private static final List<Operator> SEQUENCE = List.of(Operator.ADD, Operator.MULTIPLY);

  private OperatorMethods() {}

  static void install() {
    define(BuiltinTypes.INT, ARITHMETIC, BITS, COMPARISONS);
    define(BuiltinTypes.FLOAT, ARITHMETIC, COMPARISONS);
    define(BuiltinTypes.STR, SEQUENCE, FORMATTING, COMPARISONS);
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

  private static Object round(Object[] bound) {
    return bound[1] == None.NONE
        ? Numbers.round(bound[0])
        : Numbers.round(bound[0], Indexes.required(bound[1]));
  }

  @SafeVarargs
  private static void define(PyType type, List<Operator>... groups) {
    for (List<Operator> group : groups) {
      for (Operator operator : group) {
        if (group.equals(COMPARISONS)) {
          type.define(comparison(operator));
        } else {
          type.define(
              binary(operator.method(), a -> BinaryOperations.attempt(operator, a[0], a[1])),
              binary(
                  operator.reflectedMethod(), a -> BinaryOperations.attempt(operator, a[1], a[0])));
        }
      }
    }
    type.define(
        NativeFunction.of("__eq__", "(self, value, /)", a -> Ops.eq(a[0], a[1])),
        NativeFunction.of("__ne__", "(self, value, /)", a -> Ops.ne(a[0], a[1])),
        NativeFunction.of("__hash__", "(self, /)", a -> Keys.hash(a[0])));
  }

  private static NativeFunction comparison(Operator operator) {
    return NativeFunction.of(
        operator.method(), "(self, value, /)", a -> Comparing.ordered(operator, a[0], a[1]));
  }

  private static NativeFunction binary(String name, Attempt attempt) {
    return NativeFunction.of(
        name,
        "(self, value, /)",
        a -> {
          Object answer = attempt.on(a);
          return answer == null ? Singleton.NOT_IMPLEMENTED : answer;
        });
  }

  private interface Attempt {
    @Nullable Object on(Object[] operands);
  }
}
