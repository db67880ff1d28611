package io.jacquard.jac.runtime.operator;

import io.jacquard.jac.runtime.Attributes;
import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.Dunder;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.PySuper;
import io.jacquard.jac.runtime.Texts;
import io.jacquard.jac.runtime.container.Keys;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.Method;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.iteration.Iterators;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.number.Floats;
import io.jacquard.jac.runtime.number.Ints;
import io.jacquard.jac.runtime.number.Numbers;
import io.jacquard.jac.runtime.text.Repr;
import io.jacquard.jac.runtime.text.Strings;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.jac.runtime.type.Subclassing;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Every operation on values, with CPython's results and messages. Nodes of the evaluator only order
 * their operands and call one of these, so that another back end over the same representation means
 * the same. Each operation tries equal scalar types first and leaves the rest to a protocol class.
 */
public final class Ops {
  private Ops() {}

  // Arithmetic and bits

  public static Object add(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      long sum = x + y;
      return ((x ^ sum) & (y ^ sum)) < 0 ? Ints.add(x, y) : (Object) sum;
    }
    if (a instanceof Double x && b instanceof Double y) {
      return x + y;
    }
    if (a instanceof String x && b instanceof String y) {
      return Strings.concat(x, y);
    }
    return BinaryOperations.apply(Operator.ADD, a, b);
  }

  public static Object subtract(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      long difference = x - y;
      return ((x ^ y) & (x ^ difference)) < 0 ? Ints.subtract(x, y) : (Object) difference;
    }
    if (a instanceof Double x && b instanceof Double y) {
      return x - y;
    }
    return BinaryOperations.apply(Operator.SUBTRACT, a, b);
  }

  public static Object multiply(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Ints.multiply(x, y);
    }
    if (a instanceof Double x && b instanceof Double y) {
      return x * y;
    }
    return BinaryOperations.apply(Operator.MULTIPLY, a, b);
  }

  public static Object divide(Object a, Object b) {
    if (a instanceof Double x && b instanceof Double y && y != 0) {
      return x / y;
    }
    return BinaryOperations.apply(Operator.DIVIDE, a, b);
  }

  public static Object floorDivide(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Ints.floorDivide(x, y);
    }
    return BinaryOperations.apply(Operator.FLOOR_DIVIDE, a, b);
  }

  public static Object modulo(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Ints.modulo(x, y);
    }
    if (a instanceof Double x && b instanceof Double y) {
      return Floats.modulo(x, y);
    }
    return BinaryOperations.apply(Operator.MODULO, a, b);
  }

  public static Object power(Object a, Object b) {
    return BinaryOperations.apply(Operator.POWER, a, b);
  }

  /** {@code pow(base, exponent, modulus)}. */
  public static Object power(Object base, Object exponent, Object modulus) {
    if (modulus == None.NONE) {
      return power(base, exponent);
    }
    if (Numbers.isInt(base) && Numbers.isInt(exponent) && Numbers.isInt(modulus)) {
      return Numbers.modularPower(base, exponent, modulus);
    }
    if (!Numbers.isNumber(base)) {
      Object answer = Dunder.attempt(base, "__pow__", exponent, modulus);
      if (answer != null) {
        return answer;
      }
    }
    throw Errors.typeError(
        Numbers.isNumber(base)
            ? "pow() 3rd argument not allowed unless all arguments are integers"
            : "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'"
                .formatted(
                    typeOf(base).spokenName(),
                    typeOf(exponent).spokenName(),
                    typeOf(modulus).spokenName()));
  }

  public static Object matrixMultiply(Object a, Object b) {
    return BinaryOperations.apply(Operator.MATRIX_MULTIPLY, a, b);
  }

  /** {@code divmod(a, b)}. */
  public static Object divideModulo(Object a, Object b) {
    Object answer = null;
    if (!Numbers.isNumber(a)) {
      answer = Dunder.attempt(a, "__divmod__", b);
    }
    if (answer == null && !Numbers.isNumber(b)) {
      answer = Dunder.attempt(b, "__rdivmod__", a);
    }
    if (answer != null) {
      return answer;
    }
    if (!Numbers.isNumber(a) || !Numbers.isNumber(b)) {
      throw Errors.typeError(
          "unsupported operand type(s) for divmod(): '%s' and '%s'"
              .formatted(typeOf(a).spokenName(), typeOf(b).spokenName()));
    }
    if ((a instanceof Double || b instanceof Double) && Numbers.toDouble(b) == 0) {
      throw Errors.make("ZeroDivisionError", "float divmod()");
    }
    return PyTuple.of(floorDivide(a, b), modulo(a, b));
  }

  public static Object bitAnd(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return x & y;
    }
    return BinaryOperations.apply(Operator.BIT_AND, a, b);
  }

  public static Object bitOr(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return x | y;
    }
    return BinaryOperations.apply(Operator.BIT_OR, a, b);
  }

  public static Object bitXor(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return x ^ y;
    }
    return BinaryOperations.apply(Operator.BIT_XOR, a, b);
  }

  public static Object shiftLeft(Object a, Object b) {
    return BinaryOperations.apply(Operator.SHIFT_LEFT, a, b);
  }

  public static Object shiftRight(Object a, Object b) {
    return BinaryOperations.apply(Operator.SHIFT_RIGHT, a, b);
  }

  // In-place forms: __iadd__ and its like first; a list extends itself

  /** The in-place form of any operator. */
  public static Object inPlace(Operator operator, Object a, Object b) {
    return BinaryOperations.inPlace(operator, a, b);
  }

  public static Object inPlaceAdd(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Ints.add(x, y);
    }
    if (a instanceof Double x && b instanceof Double y) {
      return x + y;
    }
    if (a instanceof String x && b instanceof String y) {
      return Strings.concat(x, y);
    }
    return BinaryOperations.inPlace(Operator.ADD, a, b);
  }

  public static Object inPlaceSubtract(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Ints.subtract(x, y);
    }
    return BinaryOperations.inPlace(Operator.SUBTRACT, a, b);
  }

  public static Object inPlaceMultiply(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return Ints.multiply(x, y);
    }
    return BinaryOperations.inPlace(Operator.MULTIPLY, a, b);
  }

  public static Object inPlaceDivide(Object a, Object b) {
    return BinaryOperations.inPlace(Operator.DIVIDE, a, b);
  }

  public static Object inPlaceFloorDivide(Object a, Object b) {
    return BinaryOperations.inPlace(Operator.FLOOR_DIVIDE, a, b);
  }

  public static Object inPlaceModulo(Object a, Object b) {
    return BinaryOperations.inPlace(Operator.MODULO, a, b);
  }

  public static Object inPlacePower(Object a, Object b) {
    return BinaryOperations.inPlace(Operator.POWER, a, b);
  }

  public static Object inPlaceMatrixMultiply(Object a, Object b) {
    return BinaryOperations.inPlace(Operator.MATRIX_MULTIPLY, a, b);
  }

  public static Object inPlaceBitAnd(Object a, Object b) {
    return BinaryOperations.inPlace(Operator.BIT_AND, a, b);
  }

  public static Object inPlaceBitOr(Object a, Object b) {
    return BinaryOperations.inPlace(Operator.BIT_OR, a, b);
  }

  public static Object inPlaceBitXor(Object a, Object b) {
    return BinaryOperations.inPlace(Operator.BIT_XOR, a, b);
  }

  public static Object inPlaceShiftLeft(Object a, Object b) {
    return BinaryOperations.inPlace(Operator.SHIFT_LEFT, a, b);
  }

  public static Object inPlaceShiftRight(Object a, Object b) {
    return BinaryOperations.inPlace(Operator.SHIFT_RIGHT, a, b);
  }

  // Unary operators

  public static Object negate(Object a) {
    if (a instanceof Long x) {
      return Ints.negate(x);
    }
    return Numbers.isNumber(a) ? Numbers.negate(a) : unary(a, "__neg__", "unary -");
  }

  public static Object plus(Object a) {
    return Numbers.isNumber(a) ? Numbers.plain(a) : unary(a, "__pos__", "unary +");
  }

  public static Object invert(Object a) {
    return Numbers.isInt(a) ? Numbers.invert(a) : unary(a, "__invert__", "unary ~");
  }

  /** {@code abs(a)}. */
  public static Object absolute(Object a) {
    return Numbers.isNumber(a) ? Numbers.abs(a) : unary(a, "__abs__", "abs()");
  }

  private static Object unary(Object a, String method, String operator) {
    Object answer = Dunder.invoke(a, method);
    if (answer != null) {
      return answer;
    }
    if (a instanceof BoxedInstance boxed) {
      return switch (method) {
        case "__neg__" -> negate(boxed.payload());
        case "__pos__" -> plus(boxed.payload());
        case "__invert__" -> invert(boxed.payload());
        default -> absolute(boxed.payload());
      };
    }
    throw Errors.typeError(
        "bad operand type for " + operator + ": '" + typeOf(a).spokenName() + "'");
  }

  // Comparison: eq and its like answer a boolean, what a method answers is converted

  public static boolean eq(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return x.longValue() == y;
    }
    if (a instanceof String x && b instanceof String y) {
      return x.equals(y);
    }
    if (a == None.NONE && b == None.NONE) {
      return true;
    }
    return Comparing.equal(a, b);
  }

  public static boolean ne(Object a, Object b) {
    return (a instanceof Instance || b instanceof Instance)
        ? truthy(Comparing.inequality(a, b))
        : !eq(a, b);
  }

  /** What {@code a == b} answers, as a method of an operand says it. */
  public static Object equality(Object a, Object b) {
    return (a instanceof Instance || b instanceof Instance)
        ? Comparing.equality(a, b)
        : (Object) eq(a, b);
  }

  /** What {@code a != b} answers, as a method of an operand says it. */
  public static Object inequality(Object a, Object b) {
    return (a instanceof Instance || b instanceof Instance)
        ? Comparing.inequality(a, b)
        : (Object) !eq(a, b);
  }

  /**
   * What {@code <}, {@code <=}, {@code >} or {@code >=} answers, as a method of an operand does.
   */
  public static Object ordering(Operator operator, Object a, Object b) {
    return (a instanceof Instance || b instanceof Instance)
        ? Comparing.ordering(operator, a, b)
        : (Object) Comparing.ordered(operator, a, b);
  }

  public static boolean lt(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return x < y;
    }
    if (a instanceof Double x && b instanceof Double y) {
      return x < y;
    }
    return Comparing.ordered(Operator.LT, a, b);
  }

  public static boolean le(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return x <= y;
    }
    if (a instanceof Double x && b instanceof Double y) {
      return x <= y;
    }
    return Comparing.ordered(Operator.LE, a, b);
  }

  public static boolean gt(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return x > y;
    }
    if (a instanceof Double x && b instanceof Double y) {
      return x > y;
    }
    return Comparing.ordered(Operator.GT, a, b);
  }

  public static boolean ge(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return x >= y;
    }
    if (a instanceof Double x && b instanceof Double y) {
      return x >= y;
    }
    return Comparing.ordered(Operator.GE, a, b);
  }

  /**
   * Identity; numbers, bools and strings are the same object when they are equal and of one type.
   */
  public static boolean is(Object a, Object b) {
    if (Identity.same(a, b)) {
      return true;
    }
    return switch (a) {
      case Long x -> x.equals(b);
      case String x -> x.equals(b);
      case Double x -> x.equals(b);
      case Boolean x -> x.equals(b);
      case BigInteger x -> x.equals(b);
      default -> false;
    };
  }

  public static boolean contains(Object container, Object item) {
    return switch (container) {
      case NativeValue value -> value.contains(item);
      case String text -> Strings.contains(text, BoxedInstance.unbox(item));
      case Instance instance -> containedIn(instance, item);
      default -> throw notIterable(container);
    };
  }

  private static boolean containedIn(Instance container, Object item) {
    Object method = Dunder.find(container.type(), "__contains__");
    if (method != null) {
      return truthy(Dunder.call(method, container, item));
    }
    PyIterator items = Iterators.overloaded(container);
    if (items == null && container instanceof BoxedInstance boxed) {
      return contains(boxed.payload(), item);
    }
    if (items == null) {
      throw notIterable(container);
    }
    return contains(items, item);
  }

  /** Whether an iterator still has an item that is the same or equal. */
  public static boolean contains(PyIterator items, Object item) {
    for (Object next = items.next(); next != null; next = items.next()) {
      if (Keys.same(next, item)) {
        return true;
      }
    }
    return false;
  }

  private static JacError notIterable(Object container) {
    return Errors.typeError(
        "argument of type '" + typeOf(container).spokenName() + "' is not iterable");
  }

  public static boolean truthy(Object a) {
    return switch (a) {
      case Boolean flag -> flag;
      case Long number -> number != 0;
      case String text -> !text.isEmpty();
      case None _ -> false;
      case NativeValue value -> value.truthy();
      case Double number -> number != 0;
      case Instance instance -> truthyInstance(instance);
      default -> true;
    };
  }

  private static boolean truthyInstance(Instance instance) {
    Object flag = Dunder.invoke(instance, "__bool__");
    if (flag instanceof Boolean answer) {
      return answer;
    }
    if (flag != null) {
      throw Errors.typeError("__bool__ should return bool, returned " + typeOf(flag).spokenName());
    }
    if (Dunder.find(instance.type(), "__len__") != null) {
      return length(instance) != 0;
    }
    return !(instance instanceof BoxedInstance boxed) || truthy(boxed.payload());
  }

  /** The hash for Java tables; equal values of the language have equal ones. */
  public static long hash(Object a) {
    return Comparing.hash(a);
  }

  // Attributes and items

  public static PyType typeOf(Object a) {
    return switch (a) {
      case Instance instance -> instance.type();
      case String _ -> BuiltinTypes.STR;
      case Long _, BigInteger _ -> BuiltinTypes.INT;
      case NativeValue value -> value.type();
      case Double _ -> BuiltinTypes.FLOAT;
      case Boolean _ -> BuiltinTypes.BOOL;
      case None _ -> BuiltinTypes.NONE;
      case PyIterator _ -> BuiltinTypes.ITERATOR;
      case PyCallable _ -> BuiltinTypes.BUILTIN_FUNCTION;
      default -> throw new IllegalArgumentException("not a value: " + a.getClass());
    };
  }

  public static Object getAttr(Object target, String name) {
    return Attributes.get(target, name);
  }

  /** The attribute, or {@code null} where getAttr would raise AttributeError. */
  public static @Nullable Object findAttr(Object target, String name) {
    try {
      return Attributes.find(target, name);
    } catch (JacError e) {
      if (e.isA("AttributeError")) {
        return null;
      }
      throw e;
    }
  }

  public static void setAttr(Object target, String name, Object value) {
    Attributes.set(target, name, value);
  }

  public static void delAttr(Object target, String name) {
    Attributes.delete(target, name);
  }

  /** {@code super.name} in a method of the class {@code after}. */
  public static Object superAttr(PyType after, Object self, String name) {
    Object found = PySuper.find(after, self, name);
    if (found == null) {
      throw Errors.attributeError("'super' object has no attribute '" + name + "'");
    }
    return found;
  }

  public static Object getItem(Object target, Object key) {
    return switch (target) {
      case NativeValue value -> value.getItem(key);
      case String text -> Strings.getItem(text, key);
      case Instance instance -> Items.get(instance, key);
      default ->
          throw Errors.typeError(
              "'" + typeOf(target).spokenName() + "' object is not subscriptable");
    };
  }

  public static void setItem(Object target, Object key, Object value) {
    switch (target) {
      case NativeValue container -> container.setItem(key, value);
      case Instance instance -> Items.set(instance, key, value);
      default ->
          throw Errors.typeError(
              "'" + typeOf(target).spokenName() + "' object does not support item assignment");
    }
  }

  public static void delItem(Object target, Object key) {
    switch (target) {
      case NativeValue container -> container.delItem(key);
      case Instance instance -> Items.delete(instance, key);
      default -> throw Items.undeletable(target, key);
    }
  }

  // Calls and iteration

  public static Object call(Object callee, Object[] args, String[] keywords) {
    if (callee instanceof PyCallable callable) {
      return callable.call(args, keywords);
    }
    Object method = Dunder.find(typeOf(callee), "__call__");
    if (method == null) {
      throw Errors.typeError("'" + typeOf(callee).spokenName() + "' object is not callable");
    }
    return method instanceof Method m && m.binds()
        ? m.callMethod(callee, args, keywords)
        : call(Attributes.bind(method, callee, typeOf(callee)), args, keywords);
  }

  public static Object call(Object callee, Object... args) {
    return call(callee, args, PyCallable.NO_KEYWORDS);
  }

  /** {@code target.name(args)} without making the bound method. */
  public static Object callMethod(Object target, String name, Object[] args, String[] keywords) {
    if (!(target instanceof Instance || target instanceof PyType)) {
      Object own = target instanceof NativeValue value ? value.attr(name) : null;
      if (own != null) {
        return call(own, args, keywords);
      }
      Object found = typeOf(target).lookup(name);
      if (found instanceof Method method && method.binds()) {
        return method.callMethod(target, args, keywords);
      }
    } else if (target instanceof Instance instance
        && instance.type().lookup(name) instanceof Method method
        && method.binds()
        && instance.own(name) == null) {
      return method.callMethod(target, args, keywords);
    }
    return call(getAttr(target, name), args, keywords);
  }

  public static PyIterator iterate(Object iterable) {
    return Iterators.of(iterable);
  }

  public static int length(Object a) {
    return switch (a) {
      case NativeValue value -> value.length();
      case String text -> Strings.length(text);
      case Instance instance -> Items.length(instance);
      default ->
          throw Errors.typeError("object of type '" + typeOf(a).spokenName() + "' has no len()");
    };
  }

  public static boolean isInstance(Object a, Object typeOrTuple) {
    return Subclassing.isInstance(a, typeOrTuple);
  }

  public static boolean isSubclass(Object type, Object typeOrTuple) {
    return Subclassing.isSubclass(type, typeOrTuple);
  }

  // Text

  public static String str(Object a) {
    return a instanceof String text ? text : Texts.str(a);
  }

  public static String repr(Object a) {
    return Texts.repr(a);
  }

  public static String ascii(Object a) {
    return Repr.ascii(repr(a));
  }

  public static String format(Object a, String spec) {
    return Texts.format(a, spec);
  }
}
