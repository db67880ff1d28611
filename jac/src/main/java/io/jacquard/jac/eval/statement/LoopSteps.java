package io.jacquard.jac.eval.statement;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.expression.TargetNode;
import io.jacquard.jac.runtime.container.range.PyRange;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;

/** Loops outside of generators' yields. */
public final class LoopSteps {
  private LoopSteps() {}

  public static final class While extends Step {
    private final Node test;
    private final Step body;
    private final Step step;
    private final Step otherwise;

    public While(int at, Node test, Step body, Step step, Step otherwise) {
      super(at);
      this.test = test;
      this.body = body;
      this.step = step;
      this.otherwise = otherwise;
    }

    @Override
    public int run(Frame frame) {
      while (test.test(frame)) {
        frame.budget.step();
        int code = body.run(frame);
        if (code == BREAK) {
          return NORMAL;
        }
        if (code >= RETURN) {
          return code;
        }
        step.run(frame);
      }
      return otherwise.run(frame);
    }
  }

  public static final class For extends Step {
    private final TargetNode target;
    private final int slot;
    private final Node iterable;
    private final Step body;
    private final Step otherwise;

    public For(int at, TargetNode target, Node iterable, Step body, Step otherwise) {
      super(at);
      this.target = target;
      this.slot = target.slot();
      this.iterable = iterable;
      this.body = body;
      this.otherwise = otherwise;
    }

    @Override
    public int run(Frame frame) {
      Object values = iterable.execute(frame);
      return values instanceof PyRange range && slot >= 0
          ? overRange(frame, range)
          : over(frame, Ops.iterate(values));
    }

    private int overRange(Frame frame, PyRange range) {
      long count = range.count();
      long value = range.start();
      long step = range.step();
      for (long i = 0; i < count; i++, value += step) {
        frame.budget.step();
        frame.slots[slot] = value;
        int code = body.run(frame);
        if (code == BREAK) {
          return NORMAL;
        }
        if (code >= RETURN) {
          return code;
        }
      }
      return otherwise.run(frame);
    }

    private int over(Frame frame, PyIterator items) {
      for (Object item = items.next(); item != null; item = items.next()) {
        frame.budget.step();
        target.store(frame, item);
        int code = body.run(frame);
        if (code == BREAK) {
          return NORMAL;
        }
        if (code >= RETURN) {
          return code;
        }
      }
      return otherwise.run(frame);
    }
  }

  public static final class AsyncFor extends Step {
    private final For loop;
    private final Node iterable;

    public AsyncFor(int at, TargetNode target, Node iterable, Step body, Step otherwise) {
      super(at);
      this.loop = new For(at, target, iterable, body, otherwise);
      this.iterable = iterable;
    }

    @Override
    public int run(Frame frame) {
      return loop.over(frame, AsyncIteration.iterate(iterable.execute(frame)));
    }
  }
}
