package io.jacquard.jac.eval.lowering;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.TestCase;
import io.jacquard.jac.eval.call.FunctionNodes;
import io.jacquard.jac.eval.expression.SpatialNodes;
import io.jacquard.jac.eval.expression.TargetNode;
import io.jacquard.jac.eval.expression.Targets;
import io.jacquard.jac.eval.statement.Block;
import io.jacquard.jac.eval.statement.BranchSteps;
import io.jacquard.jac.eval.statement.ErrorSteps;
import io.jacquard.jac.eval.statement.ImportSteps;
import io.jacquard.jac.eval.statement.LoopSteps;
import io.jacquard.jac.eval.statement.PlainSteps;
import io.jacquard.jac.eval.statement.ResumableLoops;
import io.jacquard.jac.eval.statement.Step;
import io.jacquard.jac.eval.statement.Suspends;
import io.jacquard.jac.eval.statement.TrySteps;
import io.jacquard.jac.eval.statement.WithStep;
import io.jacquard.jac.eval.statement.YieldSteps;
import io.jacquard.jac.eval.type.ClassNode;
import io.jacquard.jac.resolve.ir.FieldCode;
import io.jacquard.jac.resolve.ir.FunctionCode;
import io.jacquard.jac.resolve.ir.IrExpr;
import io.jacquard.jac.resolve.ir.IrStmt;
import io.jacquard.jac.resolve.ir.Place;
import io.jacquard.jac.resolve.ir.Target;
import io.jacquard.jac.resolve.ir.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the steps of one function's statements; counts those that keep a resume state. */
final class StatementLowering {
  private final FunctionLowering functions;
  private final FunctionCode code;
  private final ExpressionLowering expressions;
  private int resumable;

  StatementLowering(FunctionLowering functions, FunctionCode code) {
    this.functions = functions;
    this.code = code;
    this.expressions = new ExpressionLowering(functions, code);
  }

  int resumable() {
    return resumable;
  }

  Step block(int at, List<IrStmt> statements) {
    Step[] steps = statements.stream().map(this::step).toArray(Step[]::new);
    if (Suspends.any(statements)) {
      return new Block.Resumable(at, steps, resumable++);
    }
    return switch (steps.length) {
      case 0 -> new BranchSteps.Empty(at);
      case 1 -> new Block.Single(steps[0]);
      default -> new Block(at, steps);
    };
  }

  private Step branch(int at, Node test, List<IrStmt> then, List<IrStmt> otherwise) {
    Step first = block(at, then);
    return otherwise.isEmpty()
        ? new BranchSteps.When(at, test, first)
        : new BranchSteps.If(at, test, first, block(at, otherwise));
  }

  private Step step(IrStmt stmt) {
    return switch (stmt) {
      case IrStmt.Eval(var at, var value) -> new PlainSteps.Eval(at, expressions.lower(value));
      case IrStmt.Store(var at, var targets, var value) -> store(at, targets, value);
      case IrStmt.Augment s -> augment(s);
      case IrStmt.If(var at, var test, var then, var otherwise) -> {
        Node condition = expressions.lower(test);
        yield Suspends.any(then) || Suspends.any(otherwise)
            ? new BranchSteps.ResumableIf(
                at, condition, block(at, then), block(at, otherwise), resumable++)
            : branch(at, condition, then, otherwise);
      }
      case IrStmt.While s -> whileLoop(s);
      case IrStmt.For s -> forLoop(s);
      case IrStmt.Breakable(var at, var body) -> new BranchSteps.Breakable(at, block(at, body));
      case IrStmt.Try s -> tryStep(s);
      case IrStmt.With s ->
          new WithStep(
              s.at(),
              expressions.lower(s.context()),
              target(s.target()),
              s.async(),
              slot(s.manager()),
              block(s.at(), s.body()),
              Suspends.any(s.body()) ? resumable++ : -1);
      case IrStmt.Return(var at, var value) ->
          new PlainSteps.Return(at, expressions.optional(value));
      case IrStmt.Break(var at) -> new PlainSteps.Jump(at, Step.BREAK);
      case IrStmt.Continue(var at) -> new PlainSteps.Jump(at, Step.CONTINUE);
      case IrStmt.Raise(var at, var exception, var cause, var handled) -> {
        int slot = handled == null ? -1 : slot(handled);
        yield exception == null
            ? new ErrorSteps.Reraise(at, slot)
            : new ErrorSteps.Raise(
                at, expressions.lower(exception), expressions.optional(cause), slot);
      }
      case IrStmt.Assert s -> assertion(s);
      case IrStmt.Delete(var at, var target) -> delete(at, target);
      case IrStmt.Destroy(var at, var value) ->
          new PlainSteps.Destroy(at, expressions.lower(value));
      case IrStmt.Yield(var at, var value, var from, var result, var iterator) -> {
        TargetNode received = expressions.target(new Place.Local(result));
        yield from && iterator != null
            ? new YieldSteps.YieldFrom(
                at, expressions.lower(value), slot(iterator), received, resumable++)
            : new YieldSteps.Yield(at, expressions.lower(value), received, resumable++);
      }
      case IrStmt.Import(var at, var path, var place, var whole) ->
          new ImportSteps.Import(
              at, functions.context().importer(), path, expressions.target(place), whole);
      case IrStmt.ImportFrom(var at, var dots, var module, var names) ->
          new ImportSteps.ImportFrom(
              at,
              functions.context().importer(),
              dots,
              module,
              names.stream().map(IrStmt.IrImported::name).toArray(String[]::new),
              names.stream()
                  .map(name -> expressions.target(name.place()))
                  .toArray(TargetNode[]::new));
      case IrStmt.Include(var at, var module) ->
          new ImportSteps.Include(
              at, functions.context().importer(), module, functions.context().module());
      case IrStmt.Field(var at, var field) -> field(at, field);
      case IrStmt.Test(var at, var name, var code) ->
          new DeclareTest(
              at, name, functions.function(code, new Node[0]), functions.context().tests());
      case IrStmt.Report(var at, var value) -> new PlainSteps.Report(at, expressions.lower(value));
      case IrStmt.Visit s -> visit(s);
      case IrStmt.Disengage(var at, var walker) ->
          new PlainSteps.Disengage(at, expressions.lower(walker));
    };
  }

  private @Nullable TargetNode target(@Nullable Target target) {
    return target == null ? null : expressions.target(target);
  }

  /** The slot of a temporary, which is never captured. */
  private static int slot(Variable temporary) {
    if (temporary.captured()) {
      throw new IllegalStateException(temporary + " is a temporary");
    }
    return temporary.slot();
  }

  private Step store(int at, List<Target> targets, IrExpr value) {
    Node node = expressions.lower(value);
    if (targets.size() > 1) {
      return new PlainSteps.StoreAll(
          at, targets.stream().map(expressions::target).toArray(TargetNode[]::new), node);
    }
    TargetNode target = expressions.target(targets.getFirst());
    return target.slot() >= 0
        ? new PlainSteps.StoreLocal(at, target.slot(), node)
        : new PlainSteps.Store(at, target, node);
  }

  private Step augment(IrStmt.Augment s) {
    Node value = expressions.lower(s.value());
    return switch (expressions.target(s.target())) {
      case Targets.AttributeTarget target ->
          new PlainSteps.AugmentAttribute(s.at(), target, s.operator(), value);
      case Targets.ItemTarget target ->
          new PlainSteps.AugmentItem(s.at(), target, s.operator(), value);
      default -> throw new IllegalStateException("names are augmented by storing");
    };
  }

  private Step whileLoop(IrStmt.While s) {
    Node test = expressions.lower(s.test());
    Step body = block(s.at(), s.body());
    Step step = block(s.at(), s.step());
    Step otherwise = block(s.at(), s.otherwise());
    return Suspends.any(List.of(s))
        ? new ResumableLoops.While(s.at(), test, body, step, otherwise, resumable++)
        : new LoopSteps.While(s.at(), test, body, step, otherwise);
  }

  private Step forLoop(IrStmt.For s) {
    TargetNode target = expressions.target(s.target());
    Node iterable = expressions.lower(s.iterable());
    Step body = block(s.at(), s.body());
    Step otherwise = block(s.at(), s.otherwise());
    Variable iterator = s.iterator();
    if (iterator != null && Suspends.any(List.of(s))) {
      return new ResumableLoops.For(
          s.at(), target, iterable, s.async(), slot(iterator), body, otherwise, resumable++);
    }
    return s.async()
        ? new LoopSteps.AsyncFor(s.at(), target, iterable, body, otherwise)
        : new LoopSteps.For(s.at(), target, iterable, body, otherwise);
  }

  private Step tryStep(IrStmt.Try s) {
    Step guarded = s.handlers().isEmpty() ? block(s.at(), s.body()) : except(s);
    if (s.finale().isEmpty()) {
      return guarded;
    }
    Step finale = block(s.at(), s.finale());
    Variable pending = s.pending();
    return pending != null && Suspends.any(List.of(s))
        ? new TrySteps.ResumableFinally(s.at(), guarded, finale, slot(pending), resumable++)
        : new TrySteps.TryFinally(s.at(), guarded, finale);
  }

  private Step except(IrStmt.Try s) {
    Step body = block(s.at(), s.body());
    TrySteps.Handler[] handlers =
        s.handlers().stream().map(this::handler).toArray(TrySteps.Handler[]::new);
    Step otherwise = block(s.at(), s.otherwise());
    boolean suspends =
        Suspends.any(s.body())
            || Suspends.any(s.otherwise())
            || s.handlers().stream().anyMatch(h -> Suspends.any(h.body()));
    return suspends
        ? new TrySteps.ResumableExcept(s.at(), body, handlers, otherwise, resumable++)
        : new TrySteps.TryExcept(s.at(), body, handlers, otherwise);
  }

  private TrySteps.Handler handler(IrStmt.IrHandler h) {
    Place name = h.name();
    return new TrySteps.Handler(
        code,
        expressions.optional(h.type()),
        name == null ? null : expressions.target(name),
        slot(h.error()),
        h.around() == null ? -1 : slot(h.around()),
        block(h.at(), h.body()));
  }

  private Step assertion(IrStmt.Assert s) {
    Node message = expressions.optional(s.message());
    return s.explain() && s.test() instanceof IrExpr.Compare compare
        ? new ErrorSteps.Expect(
            s.at(),
            compare,
            expressions.lower(compare.left()),
            expressions.lower(compare.right()),
            message)
        : new ErrorSteps.Assert(s.at(), expressions.lower(s.test()), message);
  }

  private Step delete(int at, Target target) {
    IrExpr value =
        switch (target) {
          case Target.Name(var where, var place) -> new IrExpr.Load(where, place);
          case Target.Attribute(var where, var object, var name) ->
              new IrExpr.Attribute(where, object, name, false);
          case Target.Item(var where, var object, var index) ->
              new IrExpr.Item(where, object, index, false);
          case Target.Unpack _ -> throw new IllegalStateException("deleted one by one");
        };
    return new PlainSteps.Delete(at, expressions.target(target), expressions.lower(value));
  }

  private Step field(int at, FieldCode field) {
    FunctionCode factory = field.factory();
    return new ClassNode.FieldStep(
        at,
        field.name(),
        field.annotation(),
        field.constant(),
        factory == null ? null : functions.function(factory, new Node[0]),
        field.byPostinit());
  }

  private Step visit(IrStmt.Visit s) {
    Node visited =
        new SpatialNodes.Visit(
            expressions.lower(s.walker()),
            expressions.lower(s.target()),
            expressions.optional(s.index()));
    Step otherwise = block(s.at(), s.otherwise());
    Step nothing = new BranchSteps.Empty(s.at());
    return Suspends.any(s.otherwise())
        ? new BranchSteps.ResumableIf(s.at(), visited, nothing, otherwise, resumable++)
        : new BranchSteps.If(s.at(), visited, nothing, otherwise);
  }

  /** Registers a test with its module. */
  private static final class DeclareTest extends Step {
    private final String name;
    private final FunctionNodes.MakeFunction body;
    private final List<TestCase> tests;

    DeclareTest(int at, String name, FunctionNodes.MakeFunction body, List<TestCase> tests) {
      super(at);
      this.name = name;
      this.body = body;
      this.tests = tests;
    }

    @Override
    public int run(Frame frame) {
      tests.add(new TestCase(name, body.make(frame)));
      return NORMAL;
    }
  }
}
