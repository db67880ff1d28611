package io.jacquard.jac;

import io.jacquard.jac.Declarations.Declared;
import io.jacquard.jac.Endpoint.DefaultKind;
import io.jacquard.jac.Endpoint.Parameter;
import io.jacquard.jac.Endpoint.TypeRef;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.jac.syntax.tree.Expr;
import io.jacquard.jac.syntax.tree.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the walkers and functions that the entry module shows, its own and imported ones. */
final class EndpointFinder {
  private final PyModule entry;
  private final Declarations declarations;

  EndpointFinder(List<LoadedModule> modules) {
    this.entry = modules.getFirst().module();
    this.declarations = new Declarations(modules);
  }

  List<Endpoint> find() {
    List<Endpoint> endpoints = new ArrayList<>();
    entry
        .globals()
        .forEach((name, value) -> {
          Endpoint endpoint =
              switch (value) {
                case PyType type when type.kind() == PyType.Kind.WALKER -> walker(name, type);
                case PyFunction function -> function(name, function);
                default -> null;
              };
          if (endpoint != null) {
            endpoints.add(endpoint);
          }
        });
    return endpoints;
  }

  private @Nullable Endpoint walker(String name, PyType type) {
    Declared<Stmt.Archetype> declared = declarations.of(type);
    if (declared == null) {
      return null;
    }
    Stmt.Archetype statement = declared.statement();
    Specs specs = Specs.of(type);
    return new Endpoint(
        Endpoint.Kind.WALKER,
        name,
        specs.access(access(statement.access())),
        statement.async(),
        type.lookup("__init__") instanceof PyFunction init ? parameters(init, null) : fields(type),
        specs.restSpec(),
        null,
        statement.doc(),
        declared.module() == entry,
        declared.source().name(),
        declared.line(statement.nameSpan()),
        type);
  }

  private @Nullable Endpoint function(String name, PyFunction function) {
    Declared<Stmt.Function> declared = declarations.function(function.module(), function.name());
    if (declared == null) {
      return null;
    }
    Stmt.Function statement = declared.statement();
    Specs specs = Specs.of(function);
    return new Endpoint(
        Endpoint.Kind.FUNCTION,
        name,
        specs.access(access(statement.access())),
        statement.async(),
        parameters(function, declared),
        specs.restSpec(),
        statement.signature().returnType() == null
            ? null
            : new TypeRefs(declared.module()).of(statement.signature().returnType()),
        statement.doc(),
        declared.module() == entry,
        declared.source().name(),
        declared.line(statement.nameSpan()),
        function);
  }

  private List<Parameter> fields(PyType type) {
    List<Parameter> parameters = new ArrayList<>();
    for (PyType.FieldSpec field : type.fields()) {
      if (field.byPostinit()) {
        continue;
      }
      Declared<Stmt.Has> declared = declarations.field(type, field.name());
      Stmt.Field written =
          declared == null ? null : Declarations.fieldNamed(declared.statement(), field.name());
      TypeRef of =
          declared == null || written == null
              ? new TypeRef.Any()
              : new TypeRefs(declared.module()).of(written.type());
      parameters.add(parameter(field, of, written == null ? null : written.defaultValue()));
    }
    return parameters;
  }

  private static Parameter parameter(PyType.FieldSpec field, TypeRef type, @Nullable Expr written) {
    Supplier<Object> factory = field.factory();
    if (factory == null) {
      return new Parameter(field.name(), type, DefaultKind.REQUIRED, null);
    }
    if (written instanceof Expr.NoneLiteral) {
      return new Parameter(field.name(), type, DefaultKind.NONE, null);
    }
    Object value = isConstant(written) ? factory.get() : null;
    return new Parameter(field.name(), type, DefaultKind.VALUE, value);
  }

  private List<Parameter> parameters(
      PyFunction function, @Nullable Declared<Stmt.Function> declared) {
    List<Parameter> parameters = new ArrayList<>();
    for (PyFunction.Parameter each : function.parameters()) {
      boolean receiver = declared == null && parameters.isEmpty() && each.name().equals("self");
      boolean collects =
          each.kind() == PyFunction.ParameterKind.VAR_POSITIONAL
              || each.kind() == PyFunction.ParameterKind.VAR_KEYWORD;
      if (receiver || collects) {
        continue;
      }
      TypeRef type =
          declared == null
              ? new TypeRef.Any()
              : new TypeRefs(declared.module()).of(declarations.annotation(declared, each.name()));
      parameters.add(parameter(each, type));
    }
    return parameters;
  }

  private static Parameter parameter(PyFunction.Parameter declared, TypeRef type) {
    Object value = declared.defaultValue();
    if (value == null) {
      return new Parameter(declared.name(), type, DefaultKind.REQUIRED, null);
    }
    if (value == None.NONE) {
      return new Parameter(declared.name(), type, DefaultKind.NONE, null);
    }
    boolean scalar = value instanceof String || value instanceof Number || value instanceof Boolean;
    return new Parameter(declared.name(), type, DefaultKind.VALUE, scalar ? value : null);
  }

  private static boolean isConstant(@Nullable Expr written) {
    return switch (written) {
      case Expr.IntLiteral _, Expr.FloatLiteral _, Expr.StringLiteral _, Expr.BoolLiteral _ -> true;
      case Expr.Unary(_, Expr.UnaryOp op, Expr operand) when op == Expr.UnaryOp.NEGATE ->
          isConstant(operand);
      case null, default -> false;
    };
  }

  private static Endpoint.Access access(Stmt.Access written) {
    return switch (written) {
      case PUB -> Endpoint.Access.PUBLIC;
      case PRIV -> Endpoint.Access.PRIVATE;
      case PROTECT, UNSPECIFIED -> Endpoint.Access.PROTECTED;
    };
  }
}
