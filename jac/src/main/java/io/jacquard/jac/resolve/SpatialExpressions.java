package io.jacquard.jac.resolve;

import io.jacquard.jac.resolve.ir.IrExpr;
import io.jacquard.jac.resolve.ir.IrExpr.Direction;
import io.jacquard.jac.resolve.ir.IrExpr.IrCondition;
import io.jacquard.jac.resolve.ir.IrExpr.IrFilter;
import io.jacquard.jac.resolve.ir.IrExpr.IrHop;
import io.jacquard.jac.resolve.ir.IrExpr.SequenceKind;
import io.jacquard.jac.resolve.ir.Place;
import io.jacquard.jac.resolve.scope.Scope;
import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.tree.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resolves edge references, connections, filters, and the parties of a walk. */
final class SpatialExpressions {
  private final Body body;
  private final Expressions expressions;

  SpatialExpressions(Body body, Expressions expressions) {
    this.body = body;
    this.expressions = expressions;
  }

  /** {@code here} or {@code visitor}; where the name is not bound, the receiver plays its part. */
  IrExpr party(int at, String name) {
    Scope scope = body.scope();
    boolean selfPlays =
        scope.receiver().ability() && scope.receiver().walker() == name.equals("visitor");
    return expressions.load(at, !scope.bindsLocally(name) && selfPlays ? "self" : name);
  }

  /** The walker that {@code visit} and {@code disengage} steer. */
  IrExpr walker(int at) {
    Scope scope = body.scope();
    boolean visited = !scope.receiver().walker() && scope.bindsLocally("visitor");
    return expressions.load(at, visited ? "visitor" : "self");
  }

  /** Where an edge reference without an origin starts; outside of archetypes nothing is self. */
  private IrExpr origin(Span span) {
    Scope scope = body.scope();
    boolean archetype = scope.receiver().archetype() != null;
    boolean here = archetype ? scope.receiver().walker() : scope.bindsLocally("here");
    String name = here ? "here" : "self";
    body.reads(name, span);
    return expressions.load(span.start(), name);
  }

  IrExpr references(Expr.EdgeReference e) {
    int at = e.span().start();
    IrExpr origin = e.origin() == null ? origin(e.span()) : expressions.resolve(e.origin());
    List<IrHop> hops = new ArrayList<>();
    for (Expr.Hop hop : e.hops()) {
      hops.add(
          new IrHop(
              direction(hop.op().direction()),
              filter(hop.op().type(), hop.op().conditions()),
              filter(hop.nodeType(), hop.nodeConditions())));
    }
    return new IrExpr.References(at, origin, e.edges(), hops);
  }

  IrExpr connect(Expr.Connect e) {
    Expr.ConnectOp op = e.op();
    return new IrExpr.Connect(
        e.span().start(),
        expressions.resolve(e.left()),
        direction(op.direction()),
        expressions.optional(op.edge()),
        names(op.assignments()),
        values(op.assignments()),
        expressions.resolve(e.right()));
  }

  IrExpr disconnect(Expr.Disconnect e) {
    return new IrExpr.Disconnect(
        e.span().start(),
        expressions.resolve(e.left()),
        direction(e.op().direction()),
        filter(e.op().type(), e.op().conditions()),
        expressions.resolve(e.right()));
  }

  IrExpr assignAll(Expr.AssignAll e) {
    return new IrExpr.AssignAll(
        e.span().start(),
        expressions.resolve(e.target()),
        names(e.assignments()),
        values(e.assignments()));
  }

  IrFilter filter(@Nullable Expr type, List<Expr.Condition> conditions) {
    List<IrCondition> resolved = new ArrayList<>();
    for (Expr.Condition condition : conditions) {
      resolved.add(
          new IrCondition(
              condition.field(), condition.op(), expressions.resolve(condition.value())));
    }
    return new IrFilter(type == null ? null : type(type), resolved);
  }

  /** A type as events and filters name it: {@code root} is Root, a union is a tuple of types. */
  IrExpr type(Expr type) {
    int at = type.span().start();
    return switch (type) {
      case Expr.Special(_, var ref) when ref == Expr.SpecialRef.ROOT ->
          new IrExpr.Load(at, new Place.Global("Root"));
      case Expr.Name(_, var id, var quoted) when quoted && id.equals("root") ->
          new IrExpr.Load(at, new Place.Global("Root"));
      case Expr.Binary(_, var op, var left, var right) when op == Expr.BinaryOp.BIT_OR -> {
        List<IrExpr> members = new ArrayList<>();
        member(type(left), members);
        member(type(right), members);
        yield new IrExpr.MakeSequence(at, SequenceKind.TUPLE, members);
      }
      case Expr.TupleLiteral(_, var elements) -> {
        List<IrExpr> members = new ArrayList<>();
        elements.forEach(element -> member(type(element), members));
        yield new IrExpr.MakeSequence(at, SequenceKind.TUPLE, members);
      }
      default -> expressions.resolve(type);
    };
  }

  private static void member(IrExpr type, List<IrExpr> members) {
    if (type instanceof IrExpr.MakeSequence(_, _, var elements)) {
      members.addAll(elements);
    } else {
      members.add(type);
    }
  }

  private static Direction direction(Expr.EdgeDirection direction) {
    return Direction.valueOf(direction.name());
  }

  private static List<String> names(List<Expr.NamedValue> assignments) {
    return assignments.stream().map(Expr.NamedValue::name).toList();
  }

  private List<IrExpr> values(List<Expr.NamedValue> assignments) {
    return expressions.all(assignments.stream().map(Expr.NamedValue::value).toList());
  }
}
