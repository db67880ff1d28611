package io.jacquard.jac.resolve;

import io.jacquard.jac.resolve.ir.IrExpr;
import io.jacquard.jac.resolve.ir.IrExpr.IrArgument;
import io.jacquard.jac.resolve.ir.IrExpr.SequenceKind;
import io.jacquard.jac.resolve.ir.IrExpr.UnaryKind;
import io.jacquard.jac.resolve.ir.Place;
import io.jacquard.jac.resolve.ir.Target;
import io.jacquard.jac.resolve.scope.Bindings;
import io.jacquard.jac.resolve.scope.Names;
import io.jacquard.jac.resolve.scope.Scope;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.tree.Expr;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves the expressions of one body. */
final class Expressions {
  private static final String CLASS_CELL = "__class__";

  private final Body body;
  private final SpatialExpressions spatial;

  Expressions(Body body) {
    this.body = body;
    this.spatial = new SpatialExpressions(body, this);
  }

  SpatialExpressions spatial() {
    return spatial;
  }

  /** Builtins by which a program can bind names of its own module. */
  private static final Set<String> EVALUATORS = Set.of("exec", "globals", "__import__");

  /** Functions that may set an attribute of their first argument. */
  private static final Set<String> SETTERS = Set.of("setattr", "vars");

  /** A function that asks whether its first argument has an attribute. */
  private static final String PROBE = "hasattr";

  /** Attributes of a module by which all of its globals can be set. */
  private static final Set<String> WAYS_IN = Set.of("__dict__", "modules");

  private static final Set<String> NAMESPACES = Set.of("globals", "locals", "vars", "dir");

  @Nullable IrExpr optional(@Nullable Expr expr) {
    return expr == null ? null : resolve(expr);
  }

  /** The expression, or {@code None}. */
  private IrExpr orNone(@Nullable Expr expr, int at) {
    return expr == null ? none(at) : resolve(expr);
  }

  static IrExpr none(int at) {
    return new IrExpr.Const(at, None.NONE);
  }

  List<IrExpr> all(List<Expr> exprs) {
    List<IrExpr> resolved = new ArrayList<>(exprs.size());
    for (Expr expr : exprs) {
      resolved.add(resolve(expr));
    }
    return resolved;
  }

  IrExpr load(int at, String name) {
    return new IrExpr.Load(at, body.scope().resolve(name));
  }

  IrExpr resolve(Expr expr) {
    int at = expr.span().start();
    return switch (expr) {
      case Expr.Name e -> {
        body.reads(e.id(), e.span());
        if (EVALUATORS.contains(e.id())) {
          body.resolver().uses().changesItsNamespace();
        }
        yield load(at, e.id());
      }
      case Expr.Special e -> special(e);
      case Expr.IntLiteral e -> new IrExpr.Const(at, integer(e.value()));
      case Expr.FloatLiteral e -> new IrExpr.Const(at, e.value());
      case Expr.StringLiteral e -> new IrExpr.Const(at, e.value());
      case Expr.BytesLiteral e -> new IrExpr.Const(at, PyBytes.of(e.value()));
      case Expr.BoolLiteral e -> new IrExpr.Const(at, e.value());
      case Expr.NoneLiteral _ -> none(at);
      case Expr.EllipsisLiteral _ -> load(at, "Ellipsis");
      case Expr.FString e -> new IrExpr.JoinText(at, pieces(e.parts(), at));
      case Expr.Attribute e -> attribute(e);
      case Expr.Index e -> new IrExpr.Item(at, resolve(e.target()), resolve(e.index()), e.safe());
      case Expr.Slice e ->
          new IrExpr.MakeSlice(
              at, orNone(e.lower(), at), orNone(e.upper(), at), orNone(e.step(), at));
      case Expr.Call e -> call(e);
      case Expr.Unary e -> unary(e);
      case Expr.Binary e ->
          new IrExpr.Binary(at, operator(e.op()), false, resolve(e.left()), resolve(e.right()));
      case Expr.BoolOp e -> new IrExpr.Logical(at, e.and(), resolve(e.left()), resolve(e.right()));
      case Expr.Compare e -> compare(e);
      case Expr.Conditional e ->
          new IrExpr.Conditional(at, resolve(e.test()), resolve(e.then()), resolve(e.otherwise()));
      case Expr.Lambda e -> new Functions(body, this).lambda(e);
      case Expr.FunctionExpr e -> new Functions(body, this).function(e.function());
      case Expr.TupleLiteral e ->
          new IrExpr.MakeSequence(at, SequenceKind.TUPLE, all(e.elements()));
      case Expr.ArgumentTuple e ->
          refuse("named-outside-pipe", "named values in a tuple are what a pipe passes on", e);
      case Expr.ListLiteral e -> new IrExpr.MakeSequence(at, SequenceKind.LIST, all(e.elements()));
      case Expr.SetLiteral e -> new IrExpr.MakeSequence(at, SequenceKind.SET, all(e.elements()));
      case Expr.DictLiteral e -> dict(e);
      case Expr.Starred e -> new IrExpr.Spread(at, resolve(e.value()));
      case Expr.Comprehension e -> new Comprehensions(body, this).resolve(e);
      case Expr.Walrus e -> walrus(e);
      case Expr.Await e -> new IrExpr.Await(at, resolve(e.value()));
      case Expr.Yield e -> yielding(new IrExpr.Yield(at, optional(e.value()), false), e.span());
      case Expr.YieldFrom e -> yielding(new IrExpr.Yield(at, resolve(e.value()), true), e.span());
      case Expr.Flow e -> new IrExpr.Flow(at, new Functions(body, this).flow(e.value()));
      case Expr.Wait e -> new IrExpr.Wait(at, resolve(e.value()));
      case Expr.Pipe e -> pipe(e);
      case Expr.PrefixCall e -> new IrExpr.Call(at, resolve(e.function()), List.of());
      case Expr.By e -> new Functions(body, this).by(e);
      case Expr.Spawn e -> new IrExpr.Spawn(at, resolve(e.left()), resolve(e.right()));
      case Expr.Connect e -> spatial.connect(e);
      case Expr.Disconnect e -> spatial.disconnect(e);
      case Expr.EdgeReference e -> spatial.references(e);
      case Expr.Filter e ->
          new IrExpr.FilterItems(at, resolve(e.target()), spatial.filter(e.type(), e.conditions()));
      case Expr.AssignAll e -> spatial.assignAll(e);
      case Expr.ObjectById e -> new IrExpr.ObjectById(at, resolve(e.id()));
      case Expr.Jsx e -> refuse("jsx-in-server-code", "JSX may only stand in client code", e);
    };
  }

  private IrExpr refuse(String key, String message, Expr expr) {
    body.error(key, message, expr.span());
    return none(expr.span().start());
  }

  private static Object integer(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  static Operator operator(Expr.BinaryOp op) {
    return Operator.valueOf(op.name());
  }

  private IrExpr special(Expr.Special e) {
    int at = e.span().start();
    String name = Bindings.nameOf(e.ref());
    return switch (e.ref()) {
      case SUPER -> superObject(e.span(), null);
      case ROOT -> {
        boolean bound = body.scope().resolve(name) instanceof Place.Local;
        yield bound || body.resolver().assignsGlobal(name) ? load(at, name) : new IrExpr.Root(at);
      }
      case HERE, VISITOR -> spatial.party(at, name);
      case SELF -> {
        body.reads(name, e.span());
        yield load(at, name);
      }
    };
  }

  private IrExpr superObject(Span span, @Nullable String name) {
    if (!body.scope().bindsLocally(CLASS_CELL)) {
      body.error("super-outside-class", "'super' outside of a class", span);
      return none(span.start());
    }
    Place self = body.scope().firstParameter();
    if (self == null) {
      body.error("super-outside-method", "'super' needs a method with a receiver", span);
      return none(span.start());
    }
    int at = span.start();
    return new IrExpr.Super(at, load(at, CLASS_CELL), new IrExpr.Load(at, self), name);
  }

  private static boolean isSuper(Expr expr) {
    return switch (expr) {
      case Expr.Special(_, var ref) -> ref == Expr.SpecialRef.SUPER;
      case Expr.Call(_, var callee, var arguments) ->
          arguments.isEmpty() && !(callee instanceof Expr.Call) && isSuper(callee);
      default -> false;
    };
  }

  private IrExpr attribute(Expr.Attribute e) {
    String name = body.scope().mangled(Names.method(e.name()));
    if (isSuper(e.target())) {
      return superObject(e.span(), name);
    }
    if (WAYS_IN.contains(name) && e.target() instanceof Expr.Name base) {
      body.resolver().uses().stores(base.id(), null);
    }
    if (e.target() instanceof Expr.Name base && !e.safe()) {
      body.readsMember(base, name, e.nameSpan());
    }
    return new IrExpr.Attribute(e.nameSpan().start(), resolve(e.target()), name, e.safe());
  }

  private IrExpr call(Expr.Call e) {
    if (isSuper(e)) {
      return superObject(e.span(), null);
    }
    int at = e.span().start();
    if (e.callee() instanceof Expr.Name name) {
      IrExpr namespace = e.arguments().isEmpty() ? namespace(name.id(), at) : null;
      if (namespace != null) {
        return namespace;
      }
      if (!e.arguments().isEmpty() && e.arguments().getFirst().value() instanceof Expr.Name base) {
        if (SETTERS.contains(name.id())) {
          body.resolver().uses().stores(base.id(), null);
        } else if (name.id().equals(PROBE)) {
          body.resolver().uses().bindsValues(Set.of(base.id()));
        }
      }
    }
    return new IrExpr.Call(at, callee(e.callee()), arguments(e.arguments()));
  }

  /** {@code super} with arguments is the class of that name. */
  private IrExpr callee(Expr callee) {
    return callee instanceof Expr.Special(var span, var ref) && ref == Expr.SpecialRef.SUPER
        ? new IrExpr.Load(span.start(), new Place.Global("super"))
        : resolve(callee);
  }

  /** What {@code globals()}, {@code locals()}, {@code vars()} and {@code dir()} read. */
  private @Nullable IrExpr namespace(String function, int at) {
    if (!NAMESPACES.contains(function)
        || body.scope().bindsLocally(function)
        || body.resolver().assignsGlobal(function)
        || body.form() == Body.Form.CLASS) {
      return null;
    }
    Scope scope = body.scope().outsideComprehensions();
    boolean own = scope.kind() == Scope.Kind.FUNCTION && !function.equals("globals");
    if (!own && !function.equals("dir")) {
      body.resolver().uses().changesItsNamespace();
    }
    IrExpr namespace = new IrExpr.Namespace(at, own ? scope.variables() : null);
    return function.equals("dir")
        ? new IrExpr.Call(at, load(at, "sorted"), List.of(new IrArgument.Positional(namespace)))
        : namespace;
  }

  private List<IrArgument> arguments(List<Expr.Argument> arguments) {
    List<IrArgument> resolved = new ArrayList<>(arguments.size());
    List<String> keywords = new ArrayList<>();
    for (Expr.Argument argument : arguments) {
      IrExpr value = resolve(argument.value());
      resolved.add(
          switch (argument) {
            case Expr.Argument.Positional _ -> new IrArgument.Positional(value);
            case Expr.Argument.Star _ -> new IrArgument.Star(value);
            case Expr.Argument.DoubleStar _ -> new IrArgument.DoubleStar(value);
            case Expr.Argument.Keyword k -> {
              if (keywords.contains(k.name())) {
                body.error(
                    "repeated-keyword", "keyword argument repeated: " + k.name(), k.nameSpan());
              }
              keywords.add(k.name());
              yield new IrArgument.Keyword(body.scope().mangled(k.name()), value);
            }
          });
    }
    return resolved;
  }

  private IrExpr pipe(Expr.Pipe e) {
    int at = e.span().start();
    if (e.value() instanceof Expr.ArgumentTuple tuple) {
      return new IrExpr.Call(at, resolve(e.function()), arguments(tuple.arguments()));
    }
    List<IrArgument> arguments = new ArrayList<>();
    List<Expr> values =
        e.value() instanceof Expr.TupleLiteral tuple ? tuple.elements() : List.of(e.value());
    for (Expr value : values) {
      arguments.add(
          value instanceof Expr.Starred starred
              ? new IrArgument.Star(resolve(starred.value()))
              : new IrArgument.Positional(resolve(value)));
    }
    return new IrExpr.Call(at, resolve(e.function()), arguments);
  }

  private IrExpr unary(Expr.Unary e) {
    int at = e.span().start();
    IrExpr operand = resolve(e.operand());
    if (e.op() == Expr.UnaryOp.NEGATE && operand instanceof IrExpr.Const(_, var value)) {
      if (value instanceof Long number && number != Long.MIN_VALUE) {
        return new IrExpr.Const(at, -number);
      }
      if (value instanceof BigInteger number) {
        return new IrExpr.Const(at, integer(number.negate()));
      }
      if (value instanceof Double number) {
        return new IrExpr.Const(at, -number);
      }
    }
    return new IrExpr.Unary(at, UnaryKind.valueOf(e.op().name()), operand);
  }

  private IrExpr compare(Expr.Compare e) {
    int at = e.span().start();
    IrExpr first = resolve(e.first());
    List<IrExpr> rest = all(e.rest());
    return rest.size() == 1
        ? new IrExpr.Compare(at, e.ops().getFirst(), first, rest.getFirst())
        : new IrExpr.Chain(at, first, e.ops(), rest);
  }

  private IrExpr dict(Expr.DictLiteral e) {
    List<@Nullable IrExpr> keys = new ArrayList<>();
    for (Expr key : e.keys()) {
      keys.add(optional(key));
    }
    return new IrExpr.MakeDict(e.span().start(), keys, all(e.values()));
  }

  private IrExpr walrus(Expr.Walrus e) {
    Place place = body.scope().outsideComprehensions().resolve(e.target().id());
    if (place instanceof Place.Global(var global)) {
      body.resolver().uses().binds(Set.of(global));
    }
    return new IrExpr.StoreValue(e.span().start(), place, resolve(e.value()));
  }

  private IrExpr yielding(IrExpr yield, Span span) {
    if (!body.isFunction()) {
      body.error("yield-outside-function", "'yield' outside function", span);
    } else if (body.scope().kind() == Scope.Kind.COMPREHENSION) {
      body.error("yield-in-comprehension", "'yield' inside a comprehension", span);
    }
    return yield;
  }

  private List<IrExpr> pieces(List<Expr.FPart> parts, int at) {
    List<IrExpr> pieces = new ArrayList<>();
    for (Expr.FPart part : parts) {
      switch (part) {
        case Expr.FPart.Text text -> pieces.add(new IrExpr.Const(at, text.value()));
        case Expr.FPart.Field field -> {
          char conversion = field.conversion();
          if (field.debugText() != null) {
            pieces.add(new IrExpr.Const(at, field.debugText()));
            if (conversion == 0 && field.spec().isEmpty()) {
              conversion = 'r';
            }
          }
          IrExpr spec =
              field.spec().isEmpty() ? null : new IrExpr.JoinText(at, pieces(field.spec(), at));
          int start = field.value().span().start();
          pieces.add(new IrExpr.Formatted(start, resolve(field.value()), conversion, spec));
        }
      }
    }
    return pieces;
  }

  /** Resolves an assignment target; reports what cannot be assigned to. */
  Target target(Expr target) {
    int at = target.span().start();
    return switch (target) {
      case Expr.Name e -> new Target.Name(at, body.scope().resolve(e.id()));
      case Expr.Special e -> new Target.Name(at, body.scope().resolve(Bindings.nameOf(e.ref())));
      case Expr.Attribute e when !e.safe() -> {
        if (e.target() instanceof Expr.Name base) {
          body.resolver().uses().stores(base.id(), e.name());
        }
        yield new Target.Attribute(
            at, resolve(e.target()), body.scope().mangled(Names.method(e.name())));
      }
      case Expr.Index e when !e.safe() ->
          new Target.Item(at, resolve(e.target()), resolve(e.index()));
      case Expr.TupleLiteral e -> unpack(at, e.elements());
      case Expr.ListLiteral e -> unpack(at, e.elements());
      default -> {
        body.error("not-assignable", "cannot assign to this expression", target.span());
        yield new Target.Unpack(at, List.of(), -1);
      }
    };
  }

  private Target unpack(int at, List<Expr> elements) {
    List<Target> targets = new ArrayList<>();
    int star = -1;
    for (Expr element : elements) {
      if (element instanceof Expr.Starred starred) {
        if (star >= 0) {
          body.error("two-stars", "multiple starred expressions in assignment", element.span());
        }
        star = targets.size();
        targets.add(target(starred.value()));
      } else {
        targets.add(target(element));
      }
    }
    return new Target.Unpack(at, targets, star);
  }
}
