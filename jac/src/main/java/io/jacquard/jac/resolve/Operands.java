package io.jacquard.jac.resolve;

import io.jacquard.jac.resolve.ir.IrExpr;
import io.jacquard.jac.resolve.ir.IrExpr.IrArgument;
import io.jacquard.jac.resolve.ir.IrExpr.IrClause;
import io.jacquard.jac.resolve.ir.IrExpr.IrCondition;
import io.jacquard.jac.resolve.ir.IrExpr.IrFilter;
import io.jacquard.jac.resolve.ir.IrExpr.IrHop;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The expressions that an expression evaluates, all of them and in order, and the same expression
 * over others. What evaluates its parts conditionally has none here and is treated by itself.
 */
final class Operands {
  private Operands() {}

  static List<IrExpr> of(IrExpr expr) {
    List<IrExpr> found = new ArrayList<>();
    rebuild(
        expr,
        operand -> {
          found.add(operand);
          return operand;
        });
    return found;
  }

  static IrExpr with(IrExpr expr, List<IrExpr> operands) {
    Iterator<IrExpr> next = operands.iterator();
    return rebuild(expr, _ -> next.next());
  }

  /** Replaces each operand, in order of evaluation. */
  private interface Mapper {
    IrExpr map(IrExpr operand);

    default @Nullable IrExpr optional(@Nullable IrExpr operand) {
      return operand == null ? null : map(operand);
    }

    default List<IrExpr> all(List<IrExpr> operands) {
      List<IrExpr> mapped = new ArrayList<>(operands.size());
      for (IrExpr operand : operands) {
        mapped.add(map(operand));
      }
      return mapped;
    }
  }

  private static IrExpr rebuild(IrExpr expr, Mapper m) {
    return switch (expr) {
      case IrExpr.Const _,
          IrExpr.Load _,
          IrExpr.Root _,
          IrExpr.Namespace _,
          IrExpr.AutoValue _,
          IrExpr.Logical _,
          IrExpr.Chain _,
          IrExpr.Conditional _ ->
          expr;
      case IrExpr.Comprehension e -> comprehension(e, m);
      case IrExpr.StoreValue(var at, var place, var value) ->
          new IrExpr.StoreValue(at, place, m.map(value));
      case IrExpr.Attribute(var at, var target, var name, var safe) ->
          new IrExpr.Attribute(at, m.map(target), name, safe);
      case IrExpr.Item(var at, var target, var index, var safe) ->
          new IrExpr.Item(at, m.map(target), m.map(index), safe);
      case IrExpr.MakeSlice(var at, var lower, var upper, var step) ->
          new IrExpr.MakeSlice(at, m.map(lower), m.map(upper), m.map(step));
      case IrExpr.Call(var at, var callee, var arguments) ->
          new IrExpr.Call(at, m.map(callee), arguments(arguments, m));
      case IrExpr.Unary(var at, var kind, var operand) ->
          new IrExpr.Unary(at, kind, m.map(operand));
      case IrExpr.Binary(var at, var operator, var inPlace, var left, var right) ->
          new IrExpr.Binary(at, operator, inPlace, m.map(left), m.map(right));
      case IrExpr.Compare(var at, var op, var left, var right) ->
          new IrExpr.Compare(at, op, m.map(left), m.map(right));
      case IrExpr.Spread(var at, var value) -> new IrExpr.Spread(at, m.map(value));
      case IrExpr.MakeSequence(var at, var kind, var elements) ->
          new IrExpr.MakeSequence(at, kind, m.all(elements));
      case IrExpr.MakeDict e -> dict(e, m);
      case IrExpr.JoinText(var at, var pieces) -> new IrExpr.JoinText(at, m.all(pieces));
      case IrExpr.Formatted(var at, var value, var conversion, var spec) ->
          new IrExpr.Formatted(at, m.map(value), conversion, m.optional(spec));
      case IrExpr.MakeFunction e -> function(e, m);
      case IrExpr.Flow(var at, var thunk) -> new IrExpr.Flow(at, function(thunk, m));
      case IrExpr.MakeGenerator(var at, var code, var source) ->
          new IrExpr.MakeGenerator(at, code, m.map(source));
      case IrExpr.MakeClass(var at, var code, var bases) ->
          new IrExpr.MakeClass(at, code, m.all(bases));
      case IrExpr.Await(var at, var value) -> new IrExpr.Await(at, m.map(value));
      case IrExpr.Yield(var at, var value, var from) ->
          new IrExpr.Yield(at, m.optional(value), from);
      case IrExpr.Wait(var at, var value) -> new IrExpr.Wait(at, m.map(value));
      case IrExpr.Super(var at, var owner, var self, var name) ->
          new IrExpr.Super(at, m.map(owner), m.map(self), name);
      case IrExpr.Matches(var at, var subject, var pattern) ->
          new IrExpr.Matches(at, m.map(subject), pattern);
      case IrExpr.IsInstance(var at, var value, var type) ->
          new IrExpr.IsInstance(at, m.map(value), m.map(type));
      case IrExpr.Spawn(var at, var left, var right) ->
          new IrExpr.Spawn(at, m.map(left), m.map(right));
      case IrExpr.Connect(
              var at,
              var left,
              var direction,
              var edge,
              var names,
              var values,
              var right) ->
          new IrExpr.Connect(
              at, m.map(left), direction, m.optional(edge), names, m.all(values), m.map(right));
      case IrExpr.Disconnect(var at, var left, var direction, var edge, var right) ->
          new IrExpr.Disconnect(at, m.map(left), direction, filter(edge, m), m.map(right));
      case IrExpr.References(var at, var origin, var edges, var hops) ->
          new IrExpr.References(at, m.map(origin), edges, hops(hops, m));
      case IrExpr.FilterItems(var at, var items, var filter) ->
          new IrExpr.FilterItems(at, m.map(items), filter(filter, m));
      case IrExpr.AssignAll(var at, var items, var names, var values) ->
          new IrExpr.AssignAll(at, m.map(items), names, m.all(values));
      case IrExpr.ObjectById(var at, var id) -> new IrExpr.ObjectById(at, m.map(id));
    };
  }

  private static List<IrArgument> arguments(List<IrArgument> arguments, Mapper m) {
    List<IrArgument> mapped = new ArrayList<>(arguments.size());
    for (IrArgument argument : arguments) {
      mapped.add(argument.with(m.map(argument.value())));
    }
    return mapped;
  }

  private static IrExpr.MakeFunction function(IrExpr.MakeFunction e, Mapper m) {
    return new IrExpr.MakeFunction(e.at(), e.code(), m.all(e.defaults()));
  }

  /** Only the first iterable is evaluated once and in any case. */
  private static IrExpr comprehension(IrExpr.Comprehension e, Mapper m) {
    List<IrClause> clauses = new ArrayList<>(e.clauses());
    IrClause first = clauses.getFirst();
    clauses.set(
        0,
        new IrClause(first.async(), first.target(), m.map(first.iterable()), first.conditions()));
    return new IrExpr.Comprehension(
        e.at(), e.kind(), e.variables(), clauses, e.element(), e.value());
  }

  private static IrExpr dict(IrExpr.MakeDict e, Mapper m) {
    List<@Nullable IrExpr> keys = new ArrayList<>();
    List<IrExpr> values = new ArrayList<>();
    for (int i = 0; i < e.values().size(); i++) {
      keys.add(m.optional(e.keys().get(i)));
      values.add(m.map(e.values().get(i)));
    }
    return new IrExpr.MakeDict(e.at(), keys, values);
  }

  private static IrFilter filter(IrFilter filter, Mapper m) {
    IrExpr type = m.optional(filter.type());
    List<IrCondition> conditions = new ArrayList<>();
    for (IrCondition condition : filter.conditions()) {
      conditions.add(new IrCondition(condition.field(), condition.op(), m.map(condition.value())));
    }
    return new IrFilter(type, conditions);
  }

  private static List<IrHop> hops(List<IrHop> hops, Mapper m) {
    List<IrHop> mapped = new ArrayList<>();
    for (IrHop hop : hops) {
      mapped.add(new IrHop(hop.direction(), filter(hop.edge(), m), filter(hop.node(), m)));
    }
    return mapped;
  }
}
