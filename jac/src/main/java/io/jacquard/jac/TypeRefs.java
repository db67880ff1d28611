package io.jacquard.jac;

import io.jacquard.jac.Endpoint.TypeRef;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.jac.syntax.tree.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads annotations as declared types, with names looked up in the module they stand in. */
final class TypeRefs {
  private static final TypeRef ANY = new TypeRef.Any();
  private static final TypeRef NONE = new TypeRef.Named("None");
  private static final Set<String> ANYTHING = Set.of("any", "Any", "object");

  private final PyModule scope;

  TypeRefs(PyModule scope) {
    this.scope = scope;
  }

  TypeRef of(@Nullable Expr annotation) {
    return switch (annotation) {
      case null -> ANY;
      case Expr.Name name -> named(name.id());
      case Expr.StringLiteral forward -> named(forward.value());
      case Expr.NoneLiteral _ -> NONE;
      case Expr.Attribute attribute -> qualified(attribute);
      case Expr.Binary binary when binary.op() == Expr.BinaryOp.BIT_OR -> union(binary);
      case Expr.Index index -> generic(index);
      default -> ANY;
    };
  }

  private TypeRef named(String name) {
    if (ANYTHING.contains(name)) {
      return ANY;
    }
    return scope.get(name) instanceof PyType type
        ? classNamed(name, type)
        : new TypeRef.Named(name);
  }

  private TypeRef qualified(Expr.Attribute attribute) {
    if (attribute.target() instanceof Expr.Name module
        && scope.get(module.id()) instanceof PyModule imported
        && imported.get(attribute.name()) instanceof PyType type) {
      return classNamed(attribute.name(), type);
    }
    return new TypeRef.Named(attribute.name());
  }

  private static TypeRef classNamed(String name, PyType type) {
    boolean ours =
        type.kind() != PyType.Kind.BUILTIN && !type.isSubtypeOf(BuiltinTypes.BASE_EXCEPTION);
    return ours ? new TypeRef.Archetype(type.name(), type) : new TypeRef.Named(name);
  }

  private TypeRef union(Expr.Binary binary) {
    List<TypeRef> members = new ArrayList<>();
    for (Expr side : List.of(binary.left(), binary.right())) {
      switch (of(side)) {
        case TypeRef.Union inner -> members.addAll(inner.members());
        case TypeRef other -> members.add(other);
      }
    }
    return new TypeRef.Union(List.copyOf(members));
  }

  private TypeRef generic(Expr.Index index) {
    String name =
        switch (index.target()) {
          case Expr.Name plain -> plain.id();
          case Expr.Attribute attribute -> attribute.name();
          default -> "";
        };
    List<TypeRef> arguments =
        switch (index.index()) {
          case Expr.TupleLiteral several -> several.elements().stream().map(this::of).toList();
          case Expr one -> List.of(of(one));
        };
    return switch (name) {
      case "" -> ANY;
      case "Optional" -> new TypeRef.Union(List.of(arguments.getFirst(), NONE));
      case "Union" -> new TypeRef.Union(arguments);
      case "Literal", "Annotated" -> ANY;
      case "List", "Dict", "Set", "Tuple", "FrozenSet" ->
          new TypeRef.Generic(name.toLowerCase(java.util.Locale.ROOT), arguments);
      default -> new TypeRef.Generic(name, arguments);
    };
  }
}
