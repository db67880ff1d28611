package io.jacquard.jac.resolve;

import io.jacquard.jac.resolve.ir.FunctionCode;
import io.jacquard.jac.resolve.ir.IrExpr;
import io.jacquard.jac.resolve.ir.IrExpr.IrArgument;
import io.jacquard.jac.resolve.ir.IrStmt;
import io.jacquard.jac.resolve.ir.Place;
import io.jacquard.jac.resolve.scope.Bindings;
import io.jacquard.jac.resolve.scope.Names;
import io.jacquard.jac.resolve.scope.Scope;
import io.jacquard.jac.resolve.scope.Scope.Receiver;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.syntax.tree.Expr;
import io.jacquard.jac.syntax.tree.Stmt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves functions, methods, abilities, lambdas and thunks declared in one body. */
final class Functions {
  private final Body body;
  private final Expressions expressions;

  Functions(Body body, Expressions expressions) {
    this.body = body;
    this.expressions = expressions;
  }

  /** What a function is made of, wherever it was declared. */
  private record Parts(
      String name,
      int at,
      Source source,
      Expr.Signature signature,
      List<String> implicit,
      Receiver receiver,
      boolean async,
      @Nullable String doc) {}

  /** A {@code def}, decorators applied; in an archetype with its receiver. */
  IrExpr function(Stmt.Function f) {
    Source source = body.resolver().origin(f, body.source());
    boolean method = body.form() == Body.Form.CLASS;
    PyType.Kind archetype = body.scope().receiver().archetype();
    boolean implicitSelf =
        method && !f.isStatic() && archetype != PyType.Kind.CLASS && !namesReceiver(f);
    Receiver receiver = method ? new Receiver(archetype, false) : body.scope().receiver();
    Parts parts =
        new Parts(
            method ? Names.method(f.name()) : f.name(),
            f.span().start(),
            source,
            f.signature(),
            implicitSelf ? List.of("self") : List.of(),
            receiver,
            f.async(),
            f.doc());
    IrExpr made = make(parts, statements(f));
    made = decorated(made, f.decorators());
    return f.isStatic() && method ? staticMethod(made) : made;
  }

  private static List<Stmt> statements(Stmt.Function f) {
    if (f.by() != null) {
      return List.of(noModel("'" + f.name() + "' asks a language model for its result", f.by()));
    }
    return f.body() == null ? List.of() : f.body();
  }

  /** An expression that a model should answer: an error once the program gets there. */
  IrExpr by(Expr.By e) {
    Stmt refusal = noModel("'by' asks a language model for a value", e);
    Parts parts =
        new Parts(
            "by",
            e.span().start(),
            body.source(),
            Expr.Signature.EMPTY,
            List.of(),
            body.scope().receiver(),
            false,
            null);
    return new IrExpr.Call(e.span().start(), make(parts, List.of(refusal)), List.of());
  }

  /** A program may declare what a model does; only asking for it fails, as there is none. */
  private static Stmt noModel(String what, Expr at) {
    Expr error = new Expr.Name(at.span(), "NotImplementedError", false);
    Expr message = new Expr.StringLiteral(at.span(), what + ", and Jacquard has none");
    List<Expr.Argument> arguments = List.of(new Expr.Argument.Positional(message));
    return new Stmt.Raise(at.span(), new Expr.Call(at.span(), error, arguments), null);
  }

  /** Whether a method writes its receiver out: {@code self}, or {@code cls} of a class method. */
  private static boolean namesReceiver(Stmt.Function f) {
    List<Expr.Parameter> parameters = f.signature().parameters();
    if (parameters.isEmpty()) {
      return false;
    }
    String first = parameters.getFirst().name();
    boolean classMethod =
        f.decorators().stream()
            .anyMatch(d -> d instanceof Expr.Name(_, var id, _) && id.equals("classmethod"));
    return first.equals("self") || (classMethod && first.equals("cls"));
  }

  /** An ability: a method of the receiver and the other party of the walk. */
  IrExpr ability(Stmt.Ability a, String name) {
    Source source = body.resolver().origin(a, body.source());
    PyType.Kind archetype = body.scope().receiver().archetype();
    boolean walker = archetype == PyType.Kind.WALKER;
    Parts parts =
        new Parts(
            name,
            a.span().start(),
            source,
            Expr.Signature.EMPTY,
            List.of("self", walker ? "here" : "visitor"),
            new Receiver(archetype, true),
            a.async(),
            a.doc());
    return decorated(make(parts, a.body() == null ? List.of() : a.body()), a.decorators());
  }

  IrExpr lambda(Expr.Lambda e) {
    Parts parts =
        new Parts(
            "<lambda>",
            e.span().start(),
            body.source(),
            e.signature(),
            List.of(),
            body.scope().receiver(),
            false,
            null);
    return switch (e.body()) {
      case Expr.LambdaBody.Block(var statements) -> make(parts, statements);
      case Expr.LambdaBody.Of(var value) ->
          make(parts, List.of(new Stmt.Return(value.span(), value)));
    };
  }

  /**
   * What {@code flow} runs elsewhere. Of a call only the call itself: the function and its
   * arguments are evaluated where {@code flow} stands, and handed over as defaults.
   */
  IrExpr.MakeFunction flow(Expr value) {
    if (!(value instanceof Expr.Call call)) {
      return new IrExpr.MakeFunction(value.span().start(), thunk("flow", value), List.of());
    }
    List<Expr.Parameter> handedOver = new ArrayList<>();
    Expr callee = handOver(call.callee(), handedOver);
    List<Expr.Argument> arguments = new ArrayList<>();
    for (Expr.Argument argument : call.arguments()) {
      arguments.add(argument.with(handOver(argument.value(), handedOver)));
    }
    Parts parts =
        new Parts(
            "flow",
            call.span().start(),
            body.source(),
            new Expr.Signature(handedOver, null),
            List.of(),
            body.scope().receiver(),
            false,
            null);
    Expr made = new Expr.Call(call.span(), callee, arguments);
    return make(parts, List.of(new Stmt.Return(call.span(), made)));
  }

  /** Makes a value the default of another parameter; answers the parameter. */
  private static Expr handOver(Expr value, List<Expr.Parameter> parameters) {
    String name = "$" + parameters.size();
    parameters.add(new Expr.Parameter(value.span(), Expr.ParameterKind.NORMAL, name, null, value));
    return new Expr.Name(value.span(), name, false);
  }

  /** A function of no parameters that evaluates an expression where it stands. */
  FunctionCode thunk(String name, Expr value) {
    return thunk(name, value.span().start(), inner -> inner.resolve(value));
  }

  FunctionCode thunk(
      String name, int at, java.util.function.Function<Expressions, IrExpr> resolve) {
    Scope scope = body.scope().function(body.scope().receiver());
    Body inner =
        new Body(body.resolver(), body.source(), body.qualify(name), Body.Form.FUNCTION, scope);
    IrExpr value = resolve.apply(new Expressions(inner));
    return new FunctionCode(
        name,
        body.qualify(name),
        body.source(),
        at,
        List.of(),
        scope.frame().captures(),
        scope.frame().locals(),
        List.of(new IrStmt.Return(at, value)),
        false,
        false,
        null,
        FunctionCode.NO_RESULT);
  }

  /** A {@code test}. */
  FunctionCode test(Stmt.Test t, String name) {
    Source source = body.resolver().origin(t, body.source());
    Parts parts =
        new Parts(
            name,
            t.span().start(),
            source,
            Expr.Signature.EMPTY,
            List.of(),
            Receiver.NONE,
            false,
            t.doc());
    return code(parts, t.body(), Body.Form.TEST);
  }

  IrExpr decorated(IrExpr made, List<Expr> decorators) {
    IrExpr result = made;
    for (Expr decorator : decorators.reversed()) {
      result =
          new IrExpr.Call(
              decorator.span().start(),
              expressions.resolve(decorator),
              List.of(new IrArgument.Positional(result)));
    }
    return result;
  }

  private static IrExpr staticMethod(IrExpr function) {
    IrExpr wrap = new IrExpr.Load(function.at(), new Place.Global("staticmethod"));
    return new IrExpr.Call(function.at(), wrap, List.of(new IrArgument.Positional(function)));
  }

  private IrExpr.MakeFunction make(Parts parts, List<Stmt> statements) {
    List<IrExpr> defaults = new ArrayList<>();
    for (Expr.Parameter parameter : parts.signature().parameters()) {
      if (parameter.defaultValue() != null) {
        defaults.add(expressions.resolve(parameter.defaultValue()));
      }
    }
    return new IrExpr.MakeFunction(
        parts.at(), code(parts, statements, Body.Form.FUNCTION), defaults);
  }

  private FunctionCode code(Parts parts, List<Stmt> statements, Body.Form form) {
    Scope scope = body.scope().function(parts.receiver());
    String qualified = body.qualify(parts.name());
    Body inner = new Body(body.resolver(), parts.source(), qualified, form, scope);
    Expr returns = parts.signature().returnType();
    parts.signature().parameters().forEach(p -> body.annotation(p.type(), parts.source()));
    body.annotation(returns, parts.source());
    List<FunctionCode.Parameter> parameters = parameters(parts, inner);
    Bindings bindings = Bindings.of(statements);
    bindings.globals().forEach(scope::declareGlobal);
    body.resolver().uses().binds(bindings.globals());
    body.resolver().uses().bindsValues(bindings.globals());
    bindings.onlyChanged().forEach(scope::declareChanged);
    bindings.names().forEach(scope::declare);
    List<IrStmt> resolved = new Statements(inner).block(statements);
    return new FunctionCode(
        parts.name(),
        qualified,
        parts.source(),
        parts.at(),
        parameters,
        scope.frame().captures(),
        scope.frame().locals(),
        bindings.yields() ? YieldLowering.lower(resolved, scope.frame()) : resolved,
        bindings.yields(),
        parts.async(),
        parts.doc() == null ? leadingText(statements) : parts.doc(),
        returns == null ? FunctionCode.NO_RESULT : inner.text(returns.span()));
  }

  /** A text that stands first in a body documents it, as in Python. */
  private static @Nullable String leadingText(List<Stmt> statements) {
    return !statements.isEmpty()
            && statements.getFirst() instanceof Stmt.ExprStmt(_, Expr.StringLiteral text)
        ? text.value()
        : null;
  }

  private static List<FunctionCode.Parameter> parameters(Parts parts, Body inner) {
    List<FunctionCode.Parameter> parameters = new ArrayList<>();
    Scope scope = inner.scope();
    for (String name : parts.implicit()) {
      parameters.add(
          new FunctionCode.Parameter(
              scope.declare(name), PyFunction.ParameterKind.NORMAL, null, false));
    }
    Set<String> seen = new HashSet<>(parts.implicit());
    for (Expr.Parameter parameter : parts.signature().parameters()) {
      if (!seen.add(parameter.name())) {
        inner.error(
            "duplicate-parameter",
            "duplicate argument '" + parameter.name() + "' in function definition",
            parameter.span());
        continue;
      }
      Expr type = parameter.type();
      parameters.add(
          new FunctionCode.Parameter(
              scope.declare(parameter.name()),
              PyFunction.ParameterKind.valueOf(parameter.kind().name()),
              type == null ? null : inner.text(type.span()),
              parameter.defaultValue() != null));
    }
    if (!parameters.isEmpty()) {
      scope.firstParameter(parameters.getFirst().variable());
    }
    return parameters;
  }
}
