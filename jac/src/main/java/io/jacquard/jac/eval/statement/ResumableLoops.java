package io.jacquard.jac.eval.statement;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.call.GeneratorFrame;
import io.jacquard.jac.eval.expression.TargetNode;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;

/** Loops in generators whose bodies yield. */
public final class ResumableLoops {
  private static final int IN_BODY = 1;
  private static final int IN_STEP = 2;
  private static final int IN_OTHERWISE = 3;

  private ResumableLoops() {}

  public static final class While extends Step {
    private final Node test;
    private final Step body;
    private final Step step;
    private final Step otherwise;
    private final int state;

    public While(int at, Node test, Step body, Step step, Step otherwise, int state) {
      super(at);
      this.test = test;
      this.body = body;
      this.step = step;
      this.otherwise = otherwise;
      this.state = state;
    }

    @Override
    public int run(Frame frame) {
      GeneratorFrame generator = (GeneratorFrame) frame;
      int phase = generator.take(state);
      while (phase != 0 || test.test(frame)) {
        if (phase == IN_OTHERWISE) {
          break;
        }
        if (phase != IN_STEP) {
          if (phase == 0) {
            frame.budget.step();
          }
          int code = body.run(frame);
          if (code == SUSPEND) {
            generator.resume[state] = IN_BODY;
            return code;
          }
          if (code == BREAK) {
            return NORMAL;
          }
          if (code >= RETURN) {
            return code;
          }
        }
        phase = 0;
        if (step.run(frame) == SUSPEND) {
          generator.resume[state] = IN_STEP;
          return SUSPEND;
        }
      }
      int code = otherwise.run(frame);
      if (code == SUSPEND) {
        generator.resume[state] = IN_OTHERWISE;
      }
      return code;
    }
  }

  public static final class For extends Step {
    private final TargetNode target;
    private final Node iterable;
    private final boolean async;
    private final int iterator;
    private final Step body;
    private final Step otherwise;
    private final int state;

    /**
     * @param iterator the slot that keeps the iterator
     */
    public For(
        int at,
        TargetNode target,
        Node iterable,
        boolean async,
        int iterator,
        Step body,
        Step otherwise,
        int state) {
      super(at);
      this.target = target;
      this.iterable = iterable;
      this.async = async;
      this.iterator = iterator;
      this.body = body;
      this.otherwise = otherwise;
      this.state = state;
    }

    @Override
    public int run(Frame frame) {
      GeneratorFrame generator = (GeneratorFrame) frame;
      int phase = generator.take(state);
      if (phase == IN_OTHERWISE) {
        return finish(generator);
      }
      PyIterator items = phase == 0 ? open(frame) : kept(frame);
      while (true) {
        if (phase == 0) {
          Object item = items.next();
          if (item == null) {
            break;
          }
          frame.budget.step();
          target.store(frame, item);
        }
        phase = 0;
        int code = body.run(frame);
        if (code == SUSPEND) {
          generator.resume[state] = IN_BODY;
          return code;
        }
        if (code == BREAK) {
          frame.slots[iterator] = null;
          return NORMAL;
        }
        if (code >= RETURN) {
          return code;
        }
      }
      frame.slots[iterator] = null;
      return finish(generator);
    }

    private PyIterator open(Frame frame) {
      Object values = iterable.execute(frame);
      PyIterator items = async ? AsyncIteration.iterate(values) : Ops.iterate(values);
      frame.slots[iterator] = items;
      return items;
    }

    private PyIterator kept(Frame frame) {
      if (frame.slots[iterator] instanceof PyIterator items) {
        return items;
      }
      throw new IllegalStateException("a suspended loop keeps its iterator");
    }

    private int finish(GeneratorFrame frame) {
      int code = otherwise.run(frame);
      if (code == SUSPEND) {
        frame.resume[state] = IN_OTHERWISE;
      }
      return code;
    }
  }
}
