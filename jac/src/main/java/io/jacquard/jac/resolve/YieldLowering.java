package io.jacquard.jac.resolve;

import io.jacquard.jac.resolve.ir.FrameLayout;
import io.jacquard.jac.resolve.ir.IrExpr;
import io.jacquard.jac.resolve.ir.IrStmt;
import io.jacquard.jac.resolve.ir.IrStmt.IrHandler;
import io.jacquard.jac.resolve.ir.Place;
import io.jacquard.jac.resolve.ir.Target;
import io.jacquard.jac.resolve.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves the yields of a generator out of its expressions, so that they stand as statements of their
 * own: what an expression evaluated before a yield is kept in temporaries. Everything else stays as
 * it is.
 */
final class YieldLowering {
  private final FrameLayout frame;
  private List<IrStmt> out = new ArrayList<>();

  private YieldLowering(FrameLayout frame) {
    this.frame = frame;
  }

  static List<IrStmt> lower(List<IrStmt> body, FrameLayout frame) {
    return new YieldLowering(frame).block(body);
  }

  private List<IrStmt> block(List<IrStmt> statements) {
    List<IrStmt> outer = out;
    List<IrStmt> inner = new ArrayList<>();
    out = inner;
    statements.forEach(this::stmt);
    out = outer;
    return inner;
  }

  private void stmt(IrStmt stmt) {
    switch (stmt) {
      case IrStmt.Eval(var at, var value) -> {
        if (value instanceof IrExpr.Yield yield) {
          yieldInto(yield, frame.temporary("ignored"));
        } else {
          out.add(new IrStmt.Eval(at, spill(value)));
        }
      }
      case IrStmt.Store(var at, var targets, var value) -> {
        IrExpr lowered = spill(value);
        out.add(new IrStmt.Store(at, targets(targets), lowered));
      }
      case IrStmt.Augment(var at, var target, var operator, var value) -> {
        Target kept = target(target);
        out.add(new IrStmt.Augment(at, kept, operator, spill(value)));
      }
      case IrStmt.If(var at, var test, var then, var otherwise) -> {
        IrExpr lowered = spill(test);
        out.add(new IrStmt.If(at, lowered, block(then), block(otherwise)));
      }
      case IrStmt.While loop -> whileLoop(loop);
      case IrStmt.For(var at, var async, var target, var iterable, _, var body, var otherwise) -> {
        IrExpr lowered = spill(iterable);
        Variable iterator = frame.temporary("iterator");
        out.add(
            new IrStmt.For(at, async, target, lowered, iterator, block(body), block(otherwise)));
      }
      case IrStmt.Breakable(var at, var body) -> out.add(new IrStmt.Breakable(at, block(body)));
      case IrStmt.Try s -> tryStatement(s);
      case IrStmt.With(var at, var async, var context, var target, var manager, var body) -> {
        IrExpr lowered = spill(context);
        out.add(new IrStmt.With(at, async, lowered, target, manager, block(body)));
      }
      case IrStmt.Return(var at, var value) -> out.add(new IrStmt.Return(at, optional(value)));
      case IrStmt.Raise(var at, var exception, var cause, var handled) ->
          out.add(new IrStmt.Raise(at, optional(exception), optional(cause), handled));
      case IrStmt.Assert s -> assertion(s);
      case IrStmt.Delete(var at, var target) -> out.add(new IrStmt.Delete(at, target(target)));
      case IrStmt.Destroy(var at, var value) -> out.add(new IrStmt.Destroy(at, spill(value)));
      case IrStmt.Report(var at, var value) -> out.add(new IrStmt.Report(at, spill(value)));
      case IrStmt.Visit(var at, var walker, var target, var index, var otherwise) -> {
        IrExpr lowered = spill(target);
        out.add(new IrStmt.Visit(at, walker, lowered, optional(index), block(otherwise)));
      }
      case IrStmt.Break _,
          IrStmt.Continue _,
          IrStmt.Yield _,
          IrStmt.Import _,
          IrStmt.ImportFrom _,
          IrStmt.Include _,
          IrStmt.Field _,
          IrStmt.Test _,
          IrStmt.Disengage _ ->
          out.add(stmt);
    }
  }

  private void tryStatement(IrStmt.Try s) {
    List<IrHandler> handlers = new ArrayList<>();
    for (IrHandler h : s.handlers()) {
      handlers.add(
          new IrHandler(h.at(), h.type(), h.name(), h.error(), h.around(), block(h.body())));
    }
    out.add(
        new IrStmt.Try(
            s.at(),
            block(s.body()),
            handlers,
            block(s.otherwise()),
            block(s.finale()),
            frame.temporary("pending")));
  }

  private void assertion(IrStmt.Assert s) {
    IrExpr message = s.message();
    if (message == null || !yields(message)) {
      out.add(new IrStmt.Assert(s.at(), spill(s.test()), message, s.explain()));
      return;
    }
    IrExpr test = spill(s.test());
    IrStmt fails = new IrStmt.Assert(s.at(), new IrExpr.Const(s.at(), false), message, s.explain());
    out.add(new IrStmt.If(s.at(), test, List.of(), block(List.of(fails))));
  }

  /** A test that yields is evaluated at the head of each round. */
  private void whileLoop(IrStmt.While s) {
    List<IrStmt> otherwise = block(s.otherwise());
    List<IrStmt> step = block(s.step());
    if (!yields(s.test())) {
      out.add(new IrStmt.While(s.at(), s.test(), block(s.body()), step, otherwise));
      return;
    }
    List<IrStmt> leave = new ArrayList<>(otherwise);
    leave.add(new IrStmt.Break(s.at()));
    List<IrStmt> round = new ArrayList<>();
    round.add(new IrStmt.If(s.at(), s.test(), List.of(), List.of()));
    List<IrStmt> head = block(round);
    if (head.removeLast() instanceof IrStmt.If(var at, var test, _, _)) {
      head.add(new IrStmt.If(at, test, List.of(), leave));
    }
    head.addAll(block(s.body()));
    IrExpr always = new IrExpr.Const(s.at(), true);
    out.add(new IrStmt.While(s.at(), always, head, step, List.of()));
  }

  private List<Target> targets(List<Target> targets) {
    return targets.stream().map(this::target).toList();
  }

  private Target target(Target target) {
    return switch (target) {
      case Target.Name _ -> target;
      case Target.Attribute(var at, var object, var name) ->
          new Target.Attribute(at, spill(object), name);
      case Target.Item(var at, var object, var index) -> {
        List<IrExpr> lowered = spillAll(List.of(object, index));
        yield new Target.Item(at, lowered.get(0), lowered.get(1));
      }
      case Target.Unpack(var at, var elements, var star) ->
          new Target.Unpack(at, targets(elements), star);
    };
  }

  private @Nullable IrExpr optional(@Nullable IrExpr expr) {
    return expr == null ? null : spill(expr);
  }

  /** The expression without yields; they, and what must run before them, go to the statements. */
  private IrExpr spill(IrExpr expr) {
    if (!yields(expr)) {
      return expr;
    }
    return switch (expr) {
      case IrExpr.Yield yield -> yieldInto(yield, frame.temporary("sent"));
      case IrExpr.Logical(var at, var and, var left, var right) -> {
        Place result = keep(spill(left), at);
        List<IrStmt> more = assigned(right, result);
        IrExpr first = new IrExpr.Load(at, result);
        out.add(
            and
                ? new IrStmt.If(at, first, more, List.of())
                : new IrStmt.If(at, first, List.of(), more));
        yield first;
      }
      case IrExpr.Conditional(var at, var test, var then, var otherwise) -> {
        Place result = new Place.Local(frame.temporary("value"));
        IrExpr lowered = spill(test);
        out.add(new IrStmt.If(at, lowered, assigned(then, result), assigned(otherwise, result)));
        yield new IrExpr.Load(at, result);
      }
      case IrExpr.Chain(var at, var first, var ops, var rest) -> {
        List<IrExpr> operands = new ArrayList<>();
        operands.add(first);
        operands.addAll(rest);
        List<IrExpr> lowered = spillAll(operands);
        yield new IrExpr.Chain(at, lowered.getFirst(), ops, lowered.subList(1, lowered.size()));
      }
      default -> Operands.with(expr, spillAll(Operands.of(expr)));
    };
  }

  private List<IrExpr> spillAll(List<IrExpr> operands) {
    int last = operands.size() - 1;
    while (last >= 0 && !yields(operands.get(last))) {
      last--;
    }
    List<IrExpr> lowered = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      IrExpr operand = spill(operands.get(i));
      boolean early = i < last && !(operand instanceof IrExpr.Const);
      lowered.add(early ? keepOperand(operand) : operand);
    }
    return lowered;
  }

  private IrExpr keepOperand(IrExpr operand) {
    return switch (operand) {
      case IrExpr.Spread(var at, var value) ->
          new IrExpr.Spread(at, new IrExpr.Load(at, keep(value, at)));
      case IrExpr.Formatted(var at, _, _, _) -> {
        IrExpr text = new IrExpr.JoinText(at, List.of(operand));
        yield new IrExpr.Load(at, keep(text, at));
      }
      default -> new IrExpr.Load(operand.at(), keep(operand, operand.at()));
    };
  }

  private List<IrStmt> assigned(IrExpr value, Place place) {
    int at = value.at();
    return block(List.of(new IrStmt.Store(at, List.of(new Target.Name(at, place)), value)));
  }

  private Place keep(IrExpr value, int at) {
    Place place = new Place.Local(frame.temporary("kept"));
    out.add(new IrStmt.Store(at, List.of(new Target.Name(at, place)), value));
    return place;
  }

  private IrExpr yieldInto(IrExpr.Yield yield, Variable result) {
    int at = yield.at();
    IrExpr given = yield.value();
    IrExpr value = given == null ? Expressions.none(at) : spill(given);
    Variable iterator = yield.from() ? frame.temporary("delegate") : null;
    out.add(new IrStmt.Yield(at, value, yield.from(), result, iterator));
    return new IrExpr.Load(at, new Place.Local(result));
  }

  private static boolean yields(IrExpr expr) {
    return switch (expr) {
      case IrExpr.Yield _ -> true;
      case IrExpr.Logical(_, _, var left, var right) -> yields(left) || yields(right);
      case IrExpr.Conditional(_, var test, var then, var otherwise) ->
          yields(test) || yields(then) || yields(otherwise);
      case IrExpr.Chain(_, var first, _, var rest) ->
          yields(first) || rest.stream().anyMatch(YieldLowering::yields);
      default -> Operands.of(expr).stream().anyMatch(YieldLowering::yields);
    };
  }
}
