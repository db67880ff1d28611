package io.jacquard.jac.eval.statement;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.Raised;
import io.jacquard.jac.eval.expression.CompareNodes;
import io.jacquard.jac.resolve.ir.IrExpr;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.failure.PyException;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.syntax.tree.Expr.CompareOp;
import org.jspecify.annotations.Nullable;

/** {@code raise} and {@code assert}. */
public final class ErrorSteps {
  private ErrorSteps() {}

  public static final class Raise extends Step {
    private final Node exception;
    private final @Nullable Node cause;
    private final int handled;

    /**
     * @param handled the slot of the error being handled around, or -1
     */
    public Raise(int at, Node exception, @Nullable Node cause, int handled) {
      super(at);
      this.exception = exception;
      this.cause = cause;
      this.handled = handled;
    }

    @Override
    public int run(Frame frame) {
      PyException raised = Raised.exception(exception.execute(frame));
      if (cause != null) {
        raised.cause(Raised.cause(cause.execute(frame)));
      }
      if (handled >= 0
          && frame.slots[handled] instanceof JacError error
          && Identity.same(error.exception(), raised)) {
        raised.releasedAgain();
        return raise(frame, error);
      }
      return raise(frame, new JacError(raised));
    }
  }

  /** {@code raise} alone: the error being handled goes on, here or in a caller. */
  public static final class Reraise extends Step {
    private final int handled;

    public Reraise(int at, int handled) {
      super(at);
      this.handled = handled;
    }

    @Override
    public int run(Frame frame) {
      if (handled >= 0 && frame.slots[handled] instanceof JacError error) {
        error.exception().releasedAgain();
        return raise(frame, error);
      }
      JacError outer = Execution.current().handling();
      if (outer == null) {
        return raise(frame, Errors.runtimeError("No active exception to reraise"));
      }
      outer.exception().releasedAgain();
      return raise(frame, outer);
    }
  }

  public static final class Assert extends Step {
    private final Node test;
    private final @Nullable Node message;

    public Assert(int at, Node test, @Nullable Node message) {
      super(at);
      this.test = test;
      this.message = message;
    }

    @Override
    public int run(Frame frame) {
      if (test.test(frame)) {
        return NORMAL;
      }
      throw message == null
          ? Errors.make("AssertionError")
          : Errors.make("AssertionError", message.execute(frame));
    }
  }

  /** An assertion of a test: its message shows the operands. */
  public static final class Expect extends Step {
    private final CompareOp op;
    private final Node left;
    private final Node right;
    private final @Nullable Node message;

    public Expect(int at, IrExpr.Compare test, Node left, Node right, @Nullable Node message) {
      super(at);
      this.op = test.op();
      this.left = left;
      this.right = right;
      this.message = message;
    }

    @Override
    public int run(Frame frame) {
      Object a = left.execute(frame);
      Object b = right.execute(frame);
      if (CompareNodes.holds(op, a, b)) {
        return NORMAL;
      }
      String shown = Ops.repr(a) + fails() + Ops.repr(b);
      throw Errors.make(
          "AssertionError",
          message == null ? shown : shown + " : " + Ops.str(message.execute(frame)));
    }

    private String fails() {
      return switch (op) {
        case EQ -> " != ";
        case NE -> " == ";
        case LT -> " not less than ";
        case LE -> " not less than or equal to ";
        case GT -> " not greater than ";
        case GE -> " not greater than or equal to ";
        case IN -> " not found in ";
        case NOT_IN -> " unexpectedly found in ";
        case IS -> " is not ";
        case IS_NOT -> " is unexpectedly ";
      };
    }
  }
}
