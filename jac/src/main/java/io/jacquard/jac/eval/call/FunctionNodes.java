package io.jacquard.jac.eval.call;

import io.jacquard.jac.eval.Cell;
import io.jacquard.jac.eval.CodeUnit;
import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.PendingValue;
import io.jacquard.jac.eval.statement.AsyncIteration;
import io.jacquard.jac.runtime.PySuper;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.iteration.PyAwaitable;
import io.jacquard.jac.runtime.iteration.PyCoroutine;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** Making functions, and the forms that run them in other ways. */
public final class FunctionNodes {
  private FunctionNodes() {}

  public static final class MakeFunction extends Node {
    private final CodeUnit unit;
    private final PyModule module;
    private final int[] captured;
    private final Node[] defaults;

    public MakeFunction(CodeUnit unit, PyModule module, int[] captured, Node[] defaults) {
      this.unit = unit;
      this.module = module;
      this.captured = captured;
      this.defaults = defaults;
    }

    @Override
    public Object execute(Frame frame) {
      return make(frame);
    }

    public UserFunction make(Frame frame) {
      Cell[] cells = new Cell[captured.length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = frame.cell(captured[i]);
      }
      return new UserFunction(unit, module, cells, CallNode.evaluate(defaults, frame));
    }
  }

  /** A generator expression; its first iterable is asked for its iterator at once. */
  public static final class MakeGenerator extends Node {
    private final MakeFunction code;
    private final Node source;
    private final boolean async;

    public MakeGenerator(MakeFunction code, Node source, boolean async) {
      this.code = code;
      this.source = source;
      this.async = async;
    }

    @Override
    public Object execute(Frame frame) {
      Object iterable = source.execute(frame);
      PyIterator first = async ? AsyncIteration.iterate(iterable) : Ops.iterate(iterable);
      UserFunction function = code.make(frame);
      @Nullable Object[] slots = function.slots();
      slots[0] = first;
      return function.enter(slots, 1, frame.budget);
    }
  }

  public static final class Await extends Node {
    private final Node value;

    public Await(Node value) {
      this.value = value;
    }

    @Override
    public Object execute(Frame frame) {
      return PyCoroutine.await(value.execute(frame));
    }
  }

  /** {@code flow e}: evaluates it on another thread of the call; answers what to wait for. */
  public static final class Flow extends Node {
    private final MakeFunction thunk;

    public Flow(MakeFunction thunk) {
      this.thunk = thunk;
    }

    @Override
    public Object execute(Frame frame) {
      UserFunction function = thunk.make(frame);
      return new PendingValue(Execution.current().fork(() -> function.call(new Object[0])));
    }
  }

  public static final class Wait extends Node {
    private final Node value;

    public Wait(Node value) {
      this.value = value;
    }

    @Override
    public Object execute(Frame frame) {
      Object pending = value.execute(frame);
      if (pending instanceof PyAwaitable awaitable) {
        return awaitable.await();
      }
      throw Errors.typeError(
          "'wait' needs the result of 'flow', not " + Ops.typeOf(pending).name());
    }
  }

  /** {@code super.name} or the bare {@code super()}. */
  public static final class Super extends Node {
    private final Node owner;
    private final Node self;
    private final @Nullable String name;

    public Super(Node owner, Node self, @Nullable String name) {
      this.owner = owner;
      this.self = self;
      this.name = name;
    }

    @Override
    public Object execute(Frame frame) {
      PyType after = (PyType) owner.execute(frame);
      Object receiver = self.execute(frame);
      return name == null ? new PySuper(after, receiver) : Ops.superAttr(after, receiver, name);
    }
  }
}
