package io.jacquard.jac.runtime.type;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.operator.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A choice of classes, {@code int | str}. */
public record UnionType(List<Object> members) implements NativeValue {

  /** {@code left | right}, or {@code null} when one of them is no type. */
  static @Nullable UnionType of(Object left, Object right) {
    if (!isType(left) || !isType(right)) {
      return null;
    }
    List<Object> members = new ArrayList<>();
    for (Object side : List.of(left, right)) {
      for (Object member : side instanceof UnionType union ? union.members : List.of(side)) {
        if (!members.contains(member)) {
          members.add(member);
        }
      }
    }
    return new UnionType(List.copyOf(members));
  }

  private static boolean isType(Object value) {
    return value instanceof PyType
        || value instanceof UnionType
        || value instanceof GenericAlias
        || value == None.NONE;
  }

  @Override
  public PyType type() {
    return BuiltinTypes.UNION;
  }

  @Override
  public boolean equalTo(Object other) {
    return other instanceof UnionType(List<Object> others)
        && members.size() == others.size()
        && members.containsAll(others);
  }

  @Override
  public long hash() {
    return hashCode();
  }

  @Override
  public @Nullable Object binary(Operator operator, Object right) {
    return operator == Operator.BIT_OR ? of(this, right) : null;
  }

  @Override
  public @Nullable Object reflected(Operator operator, Object left) {
    return operator == Operator.BIT_OR ? of(left, this) : null;
  }

  @Override
  public @Nullable Object attr(String name) {
    return switch (name) {
      case "__args__" -> PyTuple.of(members.toArray());
      case "__parameters__" -> PyTuple.EMPTY;
      default -> null;
    };
  }

  @Override
  public String repr() {
    return members.stream().map(GenericAlias::name).collect(Collectors.joining(" | "));
  }
}
