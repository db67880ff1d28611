package io.jacquard.jac.runtime.operator;

import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.Dunder;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.container.Indexes;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.number.Numbers;
import io.jacquard.jac.runtime.text.Strings;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.text.format.PercentFormat;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** The protocol of binary operators: left operand, reflected right operand, TypeError. */
final class BinaryOperations {
  private BinaryOperations() {}

  static Object apply(Operator operator, Object a, Object b) {
    Object result = attempt(operator, a, b);
    if (result == null) {
      throw unsupported(operator, operator.symbol(), a, b);
    }
    return result;
  }

  static Object inPlace(Operator operator, Object a, Object b) {
    Object result =
        switch (a) {
          case NativeValue value -> value.inPlace(operator, b);
          case Instance instance -> ownInPlace(operator, instance, b);
          default -> null;
        };
    if (result == null) {
      result = attempt(operator, a, b);
    }
    if (result == null) {
      String symbol = operator == Operator.POWER ? "**" : operator.symbol();
      throw unsupported(operator, symbol + "=", a, b);
    }
    return result;
  }

  private static @Nullable Object ownInPlace(Operator operator, Instance a, Object b) {
    Object answer = Dunder.attempt(a, operator.inPlaceMethod(), b);
    if (answer != null
        || !(a instanceof BoxedInstance boxed)
        || !(boxed.payload() instanceof NativeValue payload)) {
      return answer;
    }
    Object changed = payload.inPlace(operator, BoxedInstance.unbox(b));
    return Identity.same(changed, payload) ? a : changed;
  }

  /** The result, or {@code null} when neither operand knows the operator. */
  static @Nullable Object attempt(Operator operator, Object a, Object b) {
    Object result = Numbers.apply(operator, a, b);
    if (result != null) {
      return result;
    }
    boolean rightFirst = rightFirst(operator, a, b);
    if (rightFirst) {
      result = right(operator, a, b);
    }
    if (result == null) {
      result = left(operator, a, b);
    }
    return result == null && !rightFirst && !alike(a, b) ? right(operator, a, b) : result;
  }

  /** A subclass's reflected method goes first, and so does one beside a builtin sequence. */
  private static boolean rightFirst(Operator operator, Object a, Object b) {
    if (!(b instanceof Instance right)) {
      return false;
    }
    PyType rightType = right.type();
    if (a instanceof Instance left) {
      return rightType != left.type()
          && rightType.isSubtypeOf(left.type())
          && !Identity.same(
              rightType.lookup(operator.reflectedMethod()),
              left.type().lookup(operator.reflectedMethod()));
    }
    boolean formatting = operator == Operator.MODULO && a instanceof String;
    return (a instanceof NativeValue || a instanceof String)
        && !(formatting && !reflectsFormatting(rightType))
        && Dunder.find(rightType, operator.reflectedMethod()) != null;
  }

  /** Whether a subclass of str has a {@code __rmod__} of its own. */
  private static boolean reflectsFormatting(PyType type) {
    String reflected = Operator.MODULO.reflectedMethod();
    return type.isSubtypeOf(BuiltinTypes.STR)
        && !Identity.same(type.lookup(reflected), BuiltinTypes.STR.lookup(reflected));
  }

  /** Objects of one class of the program: the reflected method would not know more. */
  private static boolean alike(Object a, Object b) {
    return a instanceof Instance left
        && b instanceof Instance right
        && left.type() == right.type()
        && !(left instanceof BoxedInstance);
  }

  private static @Nullable Object left(Operator operator, Object a, Object b) {
    return switch (a) {
      case String text -> ofString(operator, text, b);
      case BoxedInstance boxed -> {
        Object own = Dunder.attempt(boxed, operator.method(), b);
        yield own != null ? own : attempt(operator, boxed.payload(), BoxedInstance.unbox(b));
      }
      case Instance instance -> Dunder.attempt(instance, operator.method(), b);
      case NativeValue value -> value.binary(operator, b);
      default -> null;
    };
  }

  private static @Nullable Object right(Operator operator, Object a, Object b) {
    return switch (b) {
      case String text -> operator == Operator.MULTIPLY ? repeat(text, a) : null;
      case BoxedInstance boxed -> {
        Object own = Dunder.attempt(boxed, operator.reflectedMethod(), a);
        yield own != null || a instanceof BoxedInstance
            ? own
            : attempt(operator, a, boxed.payload());
      }
      case Instance instance -> Dunder.attempt(instance, operator.reflectedMethod(), a);
      case NativeValue value -> value.reflected(operator, a);
      default -> null;
    };
  }

  private static @Nullable Object ofString(Operator operator, String text, Object right) {
    return switch (operator) {
      case ADD -> right instanceof String other ? Strings.concat(text, other) : null;
      case MULTIPLY -> repeat(text, right);
      case MODULO -> PercentFormat.format(text, right);
      default -> null;
    };
  }

  private static @Nullable String repeat(String text, Object count) {
    Object number = Indexes.integer(count);
    return number == null ? null : Strings.repeat(text, Indexes.times(number));
  }

  private static JacError unsupported(Operator operator, String symbol, Object a, Object b) {
    String left = Ops.typeOf(a).spokenName();
    String right = Ops.typeOf(b).spokenName();
    if (operator == Operator.ADD && a instanceof String) {
      return Errors.typeError("can only concatenate str (not \"" + right + "\") to str");
    }
    if (operator == Operator.MULTIPLY && (isSequence(a) || isSequence(b))) {
      return Errors.typeError(
          "can't multiply sequence by non-int of type '" + (isSequence(a) ? right : left) + "'");
    }
    return Errors.typeError(
        "unsupported operand type(s) for %s: '%s' and '%s'".formatted(symbol, left, right));
  }

  private static boolean isSequence(Object value) {
    return value instanceof String
        || value instanceof PyList
        || value instanceof PyTuple
        || value instanceof PyBytes;
  }
}
