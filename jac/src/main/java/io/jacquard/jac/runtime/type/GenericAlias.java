package io.jacquard.jac.runtime.type;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.Singleton;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A class with type arguments, {@code list[int]}; calling it is calling the class. */
public record GenericAlias(PyType origin, List<Object> arguments)
    implements PyCallable, NativeValue {

  private static final Set<String> GENERIC_BUILTINS =
      Set.of(
          "list", "tuple", "dict", "set", "frozenset", "type", "enumerate", "BaseExceptionGroup");

  /** Whether a class, or one that it derives from, can be given type arguments. */
  static boolean takesParameters(PyType type) {
    return type.mro().stream()
        .filter(each -> each.kind() == PyType.Kind.BUILTIN)
        .anyMatch(
            each -> !each.module().equals("builtins") || GENERIC_BUILTINS.contains(each.name()));
  }

  /** {@code origin[key]}. */
  public static GenericAlias of(PyType origin, Object key) {
    return new GenericAlias(origin, key instanceof PyTuple tuple ? tuple.asJava() : List.of(key));
  }

  @Override
  public Object call(Object[] args, String[] keywords) {
    return origin.call(args, keywords);
  }

  @Override
  public PyType type() {
    return BuiltinTypes.GENERIC_ALIAS;
  }

  @Override
  public boolean equalTo(Object other) {
    return other instanceof GenericAlias(PyType o, List<Object> a)
        && origin == o
        && arguments.equals(a);
  }

  @Override
  public long hash() {
    return hashCode();
  }

  @Override
  public @Nullable Object binary(Operator operator, Object right) {
    return operator == Operator.BIT_OR ? UnionType.of(this, right) : null;
  }

  @Override
  public @Nullable Object reflected(Operator operator, Object left) {
    return operator == Operator.BIT_OR ? UnionType.of(left, this) : null;
  }

  @Override
  public @Nullable Object attr(String name) {
    return switch (name) {
      case "__origin__" -> origin;
      case "__parameters__" -> PyTuple.EMPTY;
      case "__args__" -> PyTuple.of(arguments.toArray());
      default -> TypeAttributes.find(origin, name);
    };
  }

  @Override
  public String repr() {
    return arguments.stream()
        .map(GenericAlias::name)
        .collect(Collectors.joining(", ", origin.displayName() + "[", "]"));
  }

  /** How a type argument is written. */
  static String name(Object argument) {
    return switch (argument) {
      case PyType type -> type.displayName();
      case Singleton s when s == Singleton.ELLIPSIS -> "...";
      default -> Ops.repr(argument);
    };
  }
}
