package io.jacquard.jac.lib.enums;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value that an enum class chooses once its body has run: {@code auto()}, and what the body
 * combines of such, {@code RW = R | W}.
 */
sealed interface AutoValue extends NativeValue {
  /** Operators that combine flags. */
  Set<Operator> COMBINING = Set.of(Operator.BIT_OR, Operator.BIT_AND, Operator.BIT_XOR);

  /** The value, once the members before it are made. */
  Object resolved();

  @Override
  default PyType type() {
    return EnumModule.AUTO;
  }

  @Override
  default @Nullable Object binary(Operator operator, Object right) {
    return COMBINING.contains(operator) ? new Combined(operator, this, right) : null;
  }

  @Override
  default @Nullable Object reflected(Operator operator, Object left) {
    return COMBINING.contains(operator) ? new Combined(operator, left, this) : null;
  }

  /** {@code auto()} itself. */
  final class Auto implements AutoValue {
    private @Nullable Object value;

    void resolve(Object chosen) {
      value = chosen;
    }

    @Override
    public Object resolved() {
      if (value == null) {
        throw new IllegalStateException("members are made in the order of the body");
      }
      return value;
    }
  }

  /** What an operator makes of values of which one is still to be chosen. */
  record Combined(Operator operator, Object left, Object right) implements AutoValue {
    @Override
    public Object resolved() {
      return Ops.inPlace(operator, plain(left), plain(right));
    }

    private static Object plain(Object operand) {
      return operand instanceof AutoValue open ? open.resolved() : operand;
    }
  }
}
