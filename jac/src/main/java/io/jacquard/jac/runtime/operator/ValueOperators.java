package io.jacquard.jac.runtime.operator;

import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Singleton;
import io.jacquard.jac.runtime.container.Keys;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.number.PyComplex;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operators of builtin classes whose values are {@link NativeValue}s as methods, for programs
 * that name them: {@code list.__add__}, {@code set.__or__}, {@code super.__iadd__(items)}. The
 * operators themselves ask the value, never these; so a class may be given only the operators that
 * its Java class overrides.
 */
public final class ValueOperators {
  private static final List<Operator> ORDER =
      List.of(Operator.LT, Operator.LE, Operator.GT, Operator.GE);
  private static final Operator[] SEQUENCE = {Operator.ADD, Operator.MULTIPLY};
  private static final Operator[] SETS = {
    Operator.BIT_AND, Operator.BIT_OR, Operator.BIT_XOR, Operator.SUBTRACT
  };

  private ValueOperators() {}

  public static void install() {
    sequence(BuiltinTypes.LIST);
    inPlace(BuiltinTypes.LIST, SEQUENCE);
    sequence(BuiltinTypes.TUPLE);
    for (PyType bytes : List.of(BuiltinTypes.BYTES, BuiltinTypes.BYTEARRAY)) {
      sequence(bytes);
      binary(bytes, Operator.MODULO);
    }
    inPlace(BuiltinTypes.BYTEARRAY, SEQUENCE);
    binary(BuiltinTypes.DICT, Operator.BIT_OR);
    inPlace(BuiltinTypes.DICT, Operator.BIT_OR);
    equality(BuiltinTypes.DICT);
    for (PyType set :
        List.of(
            BuiltinTypes.SET,
            BuiltinTypes.FROZENSET,
            BuiltinTypes.DICT_KEYS,
            BuiltinTypes.DICT_ITEMS)) {
      binary(set, SETS);
      order(set);
      equality(set);
    }
    inPlace(BuiltinTypes.SET, SETS);
    equality(BuiltinTypes.RANGE);
    equality(BuiltinTypes.SLICE);
    for (PyType hashable :
        List.of(
            BuiltinTypes.TUPLE, BuiltinTypes.BYTES, BuiltinTypes.FROZENSET, BuiltinTypes.RANGE)) {
      hashable.define(NativeFunction.of("__hash__", "(self, /)", a -> Keys.hash(a[0])));
    }
    for (PyType mutable :
        List.of(BuiltinTypes.LIST, BuiltinTypes.DICT, BuiltinTypes.SET, BuiltinTypes.BYTEARRAY)) {
      mutable.namespace().put("__hash__", None.NONE);
    }
    binary(
        BuiltinTypes.COMPLEX,
        Operator.ADD,
        Operator.SUBTRACT,
        Operator.MULTIPLY,
        Operator.DIVIDE,
        Operator.POWER);
    equality(BuiltinTypes.COMPLEX);
  }

  private static void sequence(PyType type) {
    binary(type, SEQUENCE);
    type.namespace().remove(Operator.ADD.reflectedMethod());
    order(type);
    equality(type);
  }

  /** {@code __add__} and {@code __radd__} of each operator. */
  public static void binary(PyType type, Operator... operators) {
    for (Operator operator : operators) {
      type.define(
          function(operator.method(), a -> value(a[0]).binary(operator, BoxedInstance.unbox(a[1]))),
          function(
              operator.reflectedMethod(),
              a -> reflected(operator, BoxedInstance.unbox(a[1]), value(a[0]))));
    }
  }

  /** What the left value answers; a sequence also knows numbers that repeat it. */
  private static @Nullable Object reflected(Operator operator, Object left, NativeValue right) {
    if (left instanceof NativeValue value) {
      return value.binary(operator, right);
    }
    boolean knows = operator == Operator.MULTIPLY || right instanceof PyComplex;
    return knows ? right.reflected(operator, left) : null;
  }

  /** {@code __iadd__} of each operator; answers the changed value itself. */
  public static void inPlace(PyType type, Operator... operators) {
    for (Operator operator : operators) {
      type.define(
          function(
              operator.inPlaceMethod(),
              a -> value(a[0]).inPlace(operator, BoxedInstance.unbox(a[1]))));
    }
  }

  /** {@code __lt__}, {@code __le__}, {@code __gt__} and {@code __ge__}. */
  public static void order(PyType type) {
    for (Operator operator : ORDER) {
      type.define(
          function(
              operator.method(), a -> value(a[0]).compare(operator, BoxedInstance.unbox(a[1]))));
    }
  }

  /** {@code __eq__} and {@code __ne__}; a value of another sort is neither. */
  public static void equality(PyType type) {
    type.define(
        function("__eq__", a -> equal(a[0], BoxedInstance.unbox(a[1]))),
        function(
            "__ne__",
            a -> {
              Boolean equal = equal(a[0], BoxedInstance.unbox(a[1]));
              return equal == null ? null : (Boolean) !equal;
            }));
  }

  private static @Nullable Boolean equal(Object a, Object b) {
    boolean equal = value(a).equalTo(b);
    boolean alike = a.getClass() == b.getClass();
    return (equal || alike) ? (Boolean) equal : null;
  }

  private static NativeValue value(Object receiver) {
    return (NativeValue) receiver;
  }

  private static NativeFunction function(String name, Attempt attempt) {
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
