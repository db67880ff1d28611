package io.jacquard.jac.eval.statement;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.call.GeneratorFrame;
import io.jacquard.jac.eval.expression.TargetNode;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.iteration.PyCoroutine;
import io.jacquard.jac.runtime.operator.Ops;
import org.jspecify.annotations.Nullable;

/** {@code with}: enters a context manager, runs the body, leaves the manager whatever happened. */
public final class WithStep extends Step {
  private static final int IN_BODY = 1;

  private final Node context;
  private final @Nullable TargetNode target;
  private final boolean async;
  private final int manager;
  private final Step body;
  private final int state;

  /**
   * @param manager the slot that keeps the manager
   * @param state the resume state of a body that yields, or -1
   */
  public WithStep(
      int at,
      Node context,
      @Nullable TargetNode target,
      boolean async,
      int manager,
      Step body,
      int state) {
    super(at);
    this.context = context;
    this.target = target;
    this.async = async;
    this.manager = manager;
    this.body = body;
    this.state = state;
  }

  @Override
  public int run(Frame frame) {
    boolean resumed = state >= 0 && ((GeneratorFrame) frame).take(state) == IN_BODY;
    if (!resumed) {
      enter(frame);
    }
    TrySteps.Pending pending = TrySteps.Pending.of(body, frame, at());
    if (pending.code() == SUSPEND) {
      ((GeneratorFrame) frame).resume[state] = IN_BODY;
      return SUSPEND;
    }
    Object left = frame.slots[manager];
    frame.slots[manager] = null;
    boolean swallowed =
        left != null && exit(left, pending.error()) && pending.error() != null && !pending.fatal();
    return swallowed ? NORMAL : pending.goOn(frame);
  }

  private void enter(Frame frame) {
    Object entered = context.execute(frame);
    String enter = async ? "__aenter__" : "__enter__";
    require(entered, enter, "");
    String exit = async ? "__aexit__" : "__exit__";
    require(entered, exit, " (missed " + exit + " method)");
    frame.slots[manager] = entered;
    Object value = call(entered, enter);
    if (target != null) {
      target.store(frame, value);
    }
  }

  private void require(Object manager, String method, String remark) {
    if (Ops.typeOf(manager).lookup(method) == null) {
      throw Errors.typeError(
          "'%s' object does not support the %scontext manager protocol%s"
              .formatted(Ops.typeOf(manager).name(), async ? "asynchronous " : "", remark));
    }
  }

  /** Whether the manager swallows the error. */
  private boolean exit(Object entered, @Nullable JacError error) {
    String exit = async ? "__aexit__" : "__exit__";
    if (error == null) {
      call(entered, exit, None.NONE, None.NONE, None.NONE);
      return false;
    }
    try {
      return Ops.truthy(
          call(entered, exit, error.exception().type(), error.exception(), None.NONE));
    } catch (JacError e) {
      if (error.isFatal()) {
        throw error;
      }
      if (e.exception().context() == null) {
        e.exception().context(error.exception());
      }
      throw e;
    }
  }

  private Object call(Object entered, String method, Object... arguments) {
    Object answer = Ops.callMethod(entered, method, arguments, PyCallable.NO_KEYWORDS);
    return async ? PyCoroutine.await(answer) : answer;
  }
}
