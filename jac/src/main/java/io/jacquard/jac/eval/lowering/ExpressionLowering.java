package io.jacquard.jac.eval.lowering;

import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.NotedNode;
import io.jacquard.jac.eval.call.CallNode;
import io.jacquard.jac.eval.call.FullCallNode;
import io.jacquard.jac.eval.call.FunctionNodes;
import io.jacquard.jac.eval.call.MethodCallNode;
import io.jacquard.jac.eval.expression.ArithmeticNodes;
import io.jacquard.jac.eval.expression.AttributeNode;
import io.jacquard.jac.eval.expression.CompareNodes;
import io.jacquard.jac.eval.expression.ComprehensionNode;
import io.jacquard.jac.eval.expression.ItemNode;
import io.jacquard.jac.eval.expression.LiteralNodes;
import io.jacquard.jac.eval.expression.LogicNodes;
import io.jacquard.jac.eval.expression.Matcher;
import io.jacquard.jac.eval.expression.NamespaceNodes;
import io.jacquard.jac.eval.expression.SpatialNodes;
import io.jacquard.jac.eval.expression.TargetNode;
import io.jacquard.jac.eval.expression.TextNodes;
import io.jacquard.jac.eval.expression.VariableNodes;
import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.osp.path.Comparison;
import io.jacquard.jac.resolve.ir.FunctionCode;
import io.jacquard.jac.resolve.ir.IrExpr;
import io.jacquard.jac.resolve.ir.IrExpr.IrArgument;
import io.jacquard.jac.resolve.ir.IrExpr.IrClause;
import io.jacquard.jac.resolve.ir.IrExpr.IrFilter;
import io.jacquard.jac.resolve.ir.IrPattern;
import io.jacquard.jac.resolve.ir.IrStmt;
import io.jacquard.jac.resolve.ir.Place;
import io.jacquard.jac.resolve.ir.Variable;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.syntax.tree.Expr.CompareOp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of one function's expressions. */
final class ExpressionLowering {
  private final FunctionLowering functions;
  private final FunctionCode code;
  private final boolean shared;

  ExpressionLowering(FunctionLowering functions, FunctionCode code) {
    this.functions = functions;
    this.code = code;
    this.shared = !code.name().equals("<module>");
  }

  Node[] all(List<IrExpr> exprs) {
    return exprs.stream().map(this::lower).toArray(Node[]::new);
  }

  @Nullable Node optional(@Nullable IrExpr expr) {
    return expr == null ? null : lower(expr);
  }

  TargetNode target(io.jacquard.jac.resolve.ir.Target target) {
    return functions.target(target, this, shared);
  }

  TargetNode target(Place place) {
    return functions.target(place, shared);
  }

  Node lower(IrExpr expr) {
    return switch (expr) {
      case IrExpr.Const(_, var value) -> new VariableNodes.Constant(value);
      case IrExpr.Load(_, var place) -> functions.load(place, code);
      case IrExpr.StoreValue(_, var place, var value) ->
          new VariableNodes.StoreValue(target(place), lower(value));
      case IrExpr.Attribute(var at, var object, var name, var safe) ->
          safe
              ? new AttributeNode.Safe(lower(object), name)
              : new AttributeNode(lower(object), name, at);
      case IrExpr.Item(var at, var object, var index, var safe) ->
          safe
              ? new ItemNode.Safe(lower(object), lower(index))
              : new ItemNode(lower(object), lower(index), at);
      case IrExpr.MakeSlice(_, var lower, var upper, var step) ->
          new ItemNode.Slice(lower(lower), lower(upper), lower(step));
      case IrExpr.Call e -> call(e);
      case IrExpr.Unary(_, var kind, var operand) -> LogicNodes.unary(kind, lower(operand));
      case IrExpr.Binary(_, var operator, var inPlace, var left, var right) ->
          inPlace
              ? ArithmeticNodes.inPlace(operator, lower(left), lower(right))
              : ArithmeticNodes.make(operator, lower(left), lower(right));
      case IrExpr.Logical(_, var and, var left, var right) ->
          and
              ? new LogicNodes.And(lower(left), lower(right))
              : new LogicNodes.Or(lower(left), lower(right));
      case IrExpr.Compare(_, var op, var left, var right) ->
          CompareNodes.make(op, lower(left), lower(right));
      case IrExpr.Chain(_, var first, var ops, var rest) ->
          new CompareNodes.Chain(lower(first), ops.toArray(new CompareOp[0]), all(rest));
      case IrExpr.Conditional(_, var test, var then, var otherwise) ->
          new LogicNodes.Conditional(lower(test), lower(then), lower(otherwise));
      case IrExpr.Spread(_, var value) -> lower(value);
      case IrExpr.MakeSequence e -> sequence(e);
      case IrExpr.MakeDict(_, var keys, var values) -> {
        @Nullable Node[] lowered = new Node[keys.size()];
        for (int i = 0; i < lowered.length; i++) {
          lowered[i] = optional(keys.get(i));
        }
        yield new LiteralNodes.Dict(lowered, all(values));
      }
      case IrExpr.JoinText(_, var pieces) -> new TextNodes.Join(all(pieces));
      case IrExpr.Formatted(_, var value, var conversion, var spec) ->
          new TextNodes.Formatted(lower(value), conversion, optional(spec));
      case IrExpr.Comprehension e -> comprehension(e);
      case IrExpr.MakeFunction(_, var function, var defaults) ->
          functions.function(function, all(defaults));
      case IrExpr.MakeGenerator(_, var generator, var source) ->
          new FunctionNodes.MakeGenerator(
              functions.function(generator, new Node[0]),
              lower(source),
              generator.body().getFirst() instanceof IrStmt.For loop && loop.async());
      case IrExpr.MakeClass e -> functions.classNode(e, all(e.bases()));
      case IrExpr.AutoValue _ -> autoValue();
      case IrExpr.Await(_, var value) -> new FunctionNodes.Await(lower(value));
      case IrExpr.Yield _ ->
          throw new IllegalStateException("yields stand as statements of their own");
      case IrExpr.Flow(_, var thunk) ->
          new FunctionNodes.Flow(functions.function(thunk.code(), all(thunk.defaults())));
      case IrExpr.Wait(_, var value) -> new FunctionNodes.Wait(lower(value));
      case IrExpr.Super(_, var owner, var self, var name) ->
          new FunctionNodes.Super(lower(owner), lower(self), name);
      case IrExpr.Matches(_, var subject, var pattern) ->
          new Matcher.Test(lower(subject), matcher(pattern));
      case IrExpr.IsInstance(_, var value, var type) ->
          new LogicNodes.IsInstance(lower(value), lower(type));
      case IrExpr.Root _ -> new SpatialNodes.Root();
      case IrExpr.Namespace(_, var variables) ->
          variables == null
              ? new NamespaceNodes.Globals(functions.context().module())
              : new NamespaceNodes.Locals(variables);
      case IrExpr.Spawn(_, var left, var right) ->
          new SpatialNodes.Spawn(lower(left), lower(right));
      case IrExpr.Connect(_, var left, var way, var edge, var names, var values, var right) ->
          new SpatialNodes.Connect(
              lower(left), direction(way), optional(edge), names, all(values), lower(right));
      case IrExpr.Disconnect(_, var left, var way, var edge, var right) ->
          new SpatialNodes.Disconnect(lower(left), direction(way), filter(edge), lower(right));
      case IrExpr.References e -> references(e);
      case IrExpr.FilterItems(_, var items, var filter) ->
          new SpatialNodes.FilterItems(lower(items), filter(filter));
      case IrExpr.AssignAll(_, var items, var names, var values) ->
          new SpatialNodes.AssignAll(lower(items), names, all(values));
      case IrExpr.ObjectById(_, var id) -> new SpatialNodes.ObjectById(lower(id));
    };
  }

  private Node call(IrExpr.Call e) {
    List<IrArgument> arguments = e.arguments();
    Node[] values =
        arguments.stream().map(argument -> lower(argument.value())).toArray(Node[]::new);
    note(e, values);
    boolean positional = arguments.stream().allMatch(IrArgument.Positional.class::isInstance);
    if (positional) {
      return e.callee() instanceof IrExpr.Attribute(_, var target, var name, var safe) && !safe
          ? new MethodCallNode(lower(target), name, values, e.at())
          : new CallNode(lower(e.callee()), values, e.at());
    }
    return inOrder(arguments)
        ? new FullCallNode.Keywords(lower(e.callee()), values, keywords(arguments), e.at())
        : new FullCallNode.Spread(lower(e.callee()), arguments, values, e.at());
  }

  /** The library's own calls are not those that a record of {@code logging} names. */
  private void note(IrExpr.Call e, Node[] values) {
    String name =
        switch (e.callee()) {
          case IrExpr.Attribute attribute -> attribute.name();
          case IrExpr.Load(_, Place.Global(var global)) -> global;
          default -> "";
        };
    if (values.length > 0 && NotedNode.isFor(name) && !code.source().isLibrary()) {
      int last = values.length - 1;
      JacError.TraceEntry place = new JacError.TraceEntry(code.source(), e.at(), code.name());
      values[last] = new NotedNode(values[last], place);
    }
  }

  /** Whether only positional arguments come first and only named ones follow. */
  private static boolean inOrder(List<IrArgument> arguments) {
    boolean named = false;
    for (IrArgument argument : arguments) {
      if (argument instanceof IrArgument.Keyword) {
        named = true;
      } else if (named || !(argument instanceof IrArgument.Positional)) {
        return false;
      }
    }
    return true;
  }

  private static String[] keywords(List<IrArgument> arguments) {
    return arguments.stream()
        .filter(IrArgument.Keyword.class::isInstance)
        .map(argument -> ((IrArgument.Keyword) argument).name())
        .toArray(String[]::new);
  }

  private Node sequence(IrExpr.MakeSequence e) {
    List<IrExpr> elements = e.elements();
    Node[] nodes = all(elements);
    boolean[] spread = new boolean[nodes.length];
    boolean any = false;
    for (int i = 0; i < spread.length; i++) {
      spread[i] = elements.get(i) instanceof IrExpr.Spread;
      any |= spread[i];
    }
    if (any) {
      return new LiteralNodes.SpreadSequence(e.kind(), nodes, spread);
    }
    return isConstantSet(e)
        ? new LiteralNodes.ConstantSet(nodes)
        : new LiteralNodes.Sequence(e.kind(), nodes);
  }

  /** A set that CPython keeps ready-made and copies, which shows in the order of its members. */
  private static boolean isConstantSet(IrExpr.MakeSequence e) {
    return e.kind() == IrExpr.SequenceKind.SET
        && e.elements().size() > 2
        && e.elements().stream().allMatch(ExpressionLowering::isConstant);
  }

  private static boolean isConstant(IrExpr e) {
    return e instanceof IrExpr.Const
        || (e instanceof IrExpr.MakeSequence(_, var kind, var elements)
            && kind == IrExpr.SequenceKind.TUPLE
            && elements.stream().allMatch(ExpressionLowering::isConstant));
  }

  private Node comprehension(IrExpr.Comprehension e) {
    ComprehensionNode.Clause[] clauses =
        e.clauses().stream().map(this::clause).toArray(ComprehensionNode.Clause[]::new);
    Node element = lower(e.element());
    ComprehensionNode.Sink sink =
        switch (e.kind()) {
          case LIST, TUPLE -> new ComprehensionNode.ListSink(element);
          case SET -> new ComprehensionNode.SetSink(element);
          case DICT -> {
            IrExpr value = e.value();
            if (value == null) {
              throw new IllegalStateException("a dict comprehension has values");
            }
            yield new ComprehensionNode.DictSink(element, lower(value));
          }
        };
    return new ComprehensionNode(
        clauses,
        sink,
        e.variables().stream().filter(v -> !v.captured()).mapToInt(Variable::slot).toArray(),
        e.variables().stream().filter(Variable::captured).mapToInt(Variable::slot).toArray());
  }

  private ComprehensionNode.Clause clause(IrClause clause) {
    return new ComprehensionNode.Clause(
        target(clause.target()),
        lower(clause.iterable()),
        clause.async(),
        List.of(all(clause.conditions())));
  }

  private Node autoValue() {
    Object auto = functions.enumModule("auto");
    if (!(auto instanceof PyCallable)) {
      throw new IllegalStateException("the library has no enum.auto");
    }
    return new CallNode(new VariableNodes.Constant(auto), new Node[0], code.at());
  }

  private SpatialNodes.References references(IrExpr.References e) {
    return new SpatialNodes.References(
        lower(e.origin()),
        e.edges(),
        e.hops().stream()
            .map(hop ->
                new SpatialNodes.HopNode(
                    direction(hop.direction()), filter(hop.edge()), filter(hop.node())))
            .toArray(SpatialNodes.HopNode[]::new));
  }

  private SpatialNodes.FilterNode filter(IrFilter filter) {
    return new SpatialNodes.FilterNode(
        optional(filter.type()),
        filter.conditions().stream()
            .map(condition ->
                new SpatialNodes.ConditionNode(
                    condition.field(),
                    Comparison.valueOf(condition.op().name()),
                    lower(condition.value())))
            .toList());
  }

  private static Graph.Direction direction(IrExpr.Direction direction) {
    return Graph.Direction.valueOf(direction.name());
  }

  private Matcher matcher(IrPattern pattern) {
    return switch (pattern) {
      case IrPattern.Value(var value, var identity) -> new Matcher.Equal(lower(value), identity);
      case IrPattern.Capture(var place) ->
          new Matcher.Capture(place == null ? null : target(place));
      case IrPattern.As(var inner, var place) -> new Matcher.As(matcher(inner), target(place));
      case IrPattern.Or(var alternatives) -> new Matcher.Or(matchers(alternatives));
      case IrPattern.Sequence(var elements, var star, var rest) ->
          new Matcher.Sequence(matchers(elements), star, rest == null ? null : target(rest));
      case IrPattern.Mapping(var keys, var values, var rest) ->
          new Matcher.Mapping(all(keys), matchers(values), rest == null ? null : target(rest));
      case IrPattern.ClassPattern(var type, var positional, var names, var named) ->
          new Matcher.ClassPattern(
              lower(type), matchers(positional), names.toArray(new String[0]), matchers(named));
    };
  }

  private Matcher[] matchers(List<IrPattern> patterns) {
    return patterns.stream().map(this::matcher).toArray(Matcher[]::new);
  }
}
