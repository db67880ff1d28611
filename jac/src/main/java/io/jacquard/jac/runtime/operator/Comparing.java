package io.jacquard.jac.runtime.operator;

import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.Dunder;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Singleton;
import io.jacquard.jac.runtime.container.Keys;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.number.Numbers;
import io.jacquard.jac.runtime.text.Strings;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** Equality, order and hash beyond the fast paths of Ops. */
final class Comparing {
  private Comparing() {}

  static boolean equal(Object a, Object b) {
    if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
      Integer order = Numbers.compare(a, b);
      return order != null && order == 0;
    }
    return Ops.truthy(equality(a, b));
  }

  /** What {@code a == b} answers: what a method of an operand says, or a boolean. */
  static Object equality(Object a, Object b) {
    boolean rightFirst =
        b instanceof Instance right
            && a instanceof Instance left
            && right.type() != left.type()
            && right.type().isSubtypeOf(left.type());
    Object answer = rightFirst ? oneSided(b, a) : oneSided(a, b);
    if (answer == null) {
      answer = rightFirst ? oneSided(a, b) : mirrored(b, a);
    }
    return answer != null ? answer : (Object) Ops.is(a, b);
  }

  /** What {@code a} says about being equal to {@code b}; {@code null}: nothing. */
  private static @Nullable Object oneSided(Object a, Object b) {
    return switch (a) {
      case Instance instance -> {
        Object method = Dunder.find(instance.type(), "__eq__");
        if (method != null) {
          Object answer = Dunder.call(method, instance, b);
          yield answer == Singleton.NOT_IMPLEMENTED ? null : answer;
        }
        yield instance instanceof BoxedInstance boxed
            ? (Boolean) Ops.eq(boxed.payload(), BoxedInstance.unbox(b))
            : null;
      }
      case NativeValue value -> value.equalTo(b) ? Boolean.TRUE : null;
      default -> null;
    };
  }

  /** Asks the right operand, unless it is of the left one's Java class and would say the same. */
  private static @Nullable Object mirrored(Object b, Object a) {
    boolean alike = b instanceof NativeValue && b.getClass() == a.getClass();
    return alike ? null : oneSided(b, a);
  }

  /** What {@code a != b} answers. */
  static Object inequality(Object a, Object b) {
    Object answer = a instanceof Instance ? Dunder.attempt(a, "__ne__", b) : null;
    if (answer == null && b instanceof Instance) {
      answer = Dunder.attempt(b, "__ne__", a);
    }
    return answer != null ? answer : (Object) !Ops.eq(a, b);
  }

  static boolean ordered(Operator operator, Object a, Object b) {
    if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
      Integer order = Numbers.compare(a, b);
      return order != null && operator.holds(order);
    }
    if (a instanceof String x && b instanceof String y) {
      return operator.holds(Strings.compare(x, y));
    }
    return Ops.truthy(ordering(operator, a, b));
  }

  /** What an operator of order answers: what a method of an operand says, or a boolean. */
  static Object ordering(Operator operator, Object a, Object b) {
    Object answer = oneSided(operator, a, b);
    if (answer == null) {
      answer = oneSided(mirror(operator), b, a);
    }
    if (answer == null && (a instanceof BoxedInstance || b instanceof BoxedInstance)) {
      return ordered(operator, BoxedInstance.unbox(a), BoxedInstance.unbox(b));
    }
    if (answer == null) {
      throw Errors.typeError(
          "'%s' not supported between instances of '%s' and '%s'"
              .formatted(
                  operator.symbol(), Ops.typeOf(a).spokenName(), Ops.typeOf(b).spokenName()));
    }
    return answer;
  }

  private static @Nullable Object oneSided(Operator operator, Object a, Object b) {
    return switch (a) {
      case Instance instance -> Dunder.attempt(instance, operator.method(), b);
      case NativeValue value -> value.compare(operator, b);
      default -> null;
    };
  }

  private static Operator mirror(Operator operator) {
    return switch (operator) {
      case LT -> Operator.GT;
      case LE -> Operator.GE;
      case GT -> Operator.LT;
      case GE -> Operator.LE;
      default -> throw new IllegalArgumentException(operator.symbol());
    };
  }

  static long hash(Object value) {
    if (value instanceof Instance instance) {
      return ofInstance(instance);
    }
    return (value instanceof PyCallable || value instanceof PyIterator)
            && !(value instanceof NativeValue)
        ? System.identityHashCode(value)
        : Keys.hash(value);
  }

  private static long ofInstance(Instance instance) {
    PyType type = instance.type();
    Object method = Dunder.find(type, "__hash__");
    if (method == None.NONE) {
      throw Errors.typeError("unhashable type: '" + type.spokenName() + "'");
    }
    if (method != null) {
      Object answer = BoxedInstance.unbox(Dunder.call(method, instance));
      if (!Numbers.isInt(answer)) {
        throw Errors.typeError("__hash__ method should return an integer");
      }
      return Keys.hash(answer);
    }
    return instance instanceof BoxedInstance boxed
        ? hash(boxed.payload())
        : System.identityHashCode(instance);
  }
}
