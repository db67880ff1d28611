package io.jacquard.jac.eval.statement;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.expression.ArithmeticNodes;
import io.jacquard.jac.eval.expression.AttributeNode;
import io.jacquard.jac.eval.expression.TargetNode;
import io.jacquard.jac.eval.expression.Targets;
import io.jacquard.jac.osp.Osp;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import org.jspecify.annotations.Nullable;

/** Statements that neither branch nor loop. */
public final class PlainSteps {
  private PlainSteps() {}

  public static final class Eval extends Step {
    private final Node value;

    public Eval(int at, Node value) {
      super(at);
      this.value = value;
    }

    @Override
    public int run(Frame frame) {
      value.execute(frame);
      return NORMAL;
    }
  }

  public static final class StoreLocal extends Step {
    private final int slot;
    private final Node value;

    public StoreLocal(int at, int slot, Node value) {
      super(at);
      this.slot = slot;
      this.value = value;
    }

    @Override
    public int run(Frame frame) {
      frame.slots[slot] = value.execute(frame);
      return NORMAL;
    }
  }

  public static final class Store extends Step {
    private final TargetNode target;
    private final Node value;

    public Store(int at, TargetNode target, Node value) {
      super(at);
      this.target = target;
      this.value = value;
    }

    @Override
    public int run(Frame frame) {
      target.store(frame, value.execute(frame));
      return NORMAL;
    }
  }

  public static final class StoreAll extends Step {
    private final TargetNode[] targets;
    private final Node value;

    public StoreAll(int at, TargetNode[] targets, Node value) {
      super(at);
      this.targets = targets;
      this.value = value;
    }

    @Override
    public int run(Frame frame) {
      Object stored = value.execute(frame);
      for (TargetNode target : targets) {
        target.store(frame, stored);
      }
      return NORMAL;
    }
  }

  public static final class AugmentAttribute extends Step {
    private final Targets.AttributeTarget target;
    private final Operator operator;
    private final Node value;
    private final AttributeNode read;

    public AugmentAttribute(int at, Targets.AttributeTarget target, Operator operator, Node value) {
      super(at);
      this.target = target;
      this.operator = operator;
      this.value = value;
      this.read = new AttributeNode(target.object(), target.name(), at);
    }

    @Override
    public int run(Frame frame) {
      Object object = target.object().execute(frame);
      Object before = read.read(frame, object);
      Object after = ArithmeticNodes.applyInPlace(operator, before, value.execute(frame));
      target.assign(object, after);
      return NORMAL;
    }
  }

  public static final class AugmentItem extends Step {
    private final Targets.ItemTarget target;
    private final Operator operator;
    private final Node value;

    public AugmentItem(int at, Targets.ItemTarget target, Operator operator, Node value) {
      super(at);
      this.target = target;
      this.operator = operator;
      this.value = value;
    }

    @Override
    public int run(Frame frame) {
      Object object = target.object().execute(frame);
      Object index = target.index().execute(frame);
      Object before = Ops.getItem(object, index);
      Object after = ArithmeticNodes.applyInPlace(operator, before, value.execute(frame));
      Ops.setItem(object, index, after);
      return NORMAL;
    }
  }

  public static final class Return extends Step {
    private final @Nullable Node value;

    public Return(int at, @Nullable Node value) {
      super(at);
      this.value = value;
    }

    @Nullable Node value() {
      return value;
    }

    @Override
    public int run(Frame frame) {
      frame.result = value == null ? None.NONE : value.execute(frame);
      return RETURN;
    }
  }

  /** {@code break} and {@code continue}. */
  public static final class Jump extends Step {
    private final int code;

    public Jump(int at, int code) {
      super(at);
      this.code = code;
    }

    @Override
    public int run(Frame frame) {
      return code;
    }
  }

  public static final class Delete extends Step {
    private final TargetNode target;
    private final Node value;

    /**
     * @param value what is deleted; the graph forgets it before the name does
     */
    public Delete(int at, TargetNode target, Node value) {
      super(at);
      this.target = target;
      this.value = value;
    }

    @Override
    public int run(Frame frame) {
      Osp.destroy(value.execute(frame));
      target.delete(frame);
      Execution execution = Execution.current();
      if (execution.endings().watching()) {
        execution.endings().settle(execution.host());
      }
      return NORMAL;
    }
  }

  public static final class Destroy extends Step {
    private final Node value;

    public Destroy(int at, Node value) {
      super(at);
      this.value = value;
    }

    @Override
    public int run(Frame frame) {
      Osp.destroy(value.execute(frame));
      return NORMAL;
    }
  }

  public static final class Report extends Step {
    private final Node value;

    public Report(int at, Node value) {
      super(at);
      this.value = value;
    }

    @Override
    public int run(Frame frame) {
      Osp.report(value.execute(frame));
      return NORMAL;
    }
  }

  public static final class Disengage extends Step {
    private final Node walker;

    public Disengage(int at, Node walker) {
      super(at);
      this.walker = walker;
    }

    @Override
    public int run(Frame frame) {
      Osp.disengage(walker.execute(frame));
      return NORMAL;
    }
  }
}
