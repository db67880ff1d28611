package io.jacquard.jac.eval;

import io.jacquard.jac.runtime.Errors;
import io.jacquard.jac.runtime.Execution;
import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.PyAwaitable;
import io.jacquard.jac.runtime.PyCoroutine;
import io.jacquard.jac.runtime.PyIterator;
import io.jacquard.jac.runtime.PyModule;
import io.jacquard.jac.runtime.PySuper;
import io.jacquard.jac.runtime.PyType;
import org.jspecify.annotations.Nullable;

/** Making functions, and the forms that run them in other ways. */
final class FunctionNodes {
  private FunctionNodes() {}

  static final class MakeFunction extends Node {
    private final CodeUnit unit;
    private final PyModule module;
    private final int[] captured;
    private final Node[] defaults;

    MakeFunction(CodeUnit unit, PyModule module, int[] captured, Node[] defaults) {
      this.unit = unit;
      this.module = module;
      this.captured = captured;
      this.defaults = defaults;
    }

    @Override
    Object execute(Frame frame) {
      return make(frame);
    }

    UserFunction make(Frame frame) {
      Cell[] cells = new Cell[captured.length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = frame.cell(captured[i]);
      }
      return new UserFunction(unit, module, cells, CallNode.evaluate(defaults, frame));
    }
  }

  /** A generator expression; its first iterable is asked for its iterator at once. */
  static final class MakeGenerator extends Node {
    private final MakeFunction code;
    private final Node source;
    private final boolean async;

    MakeGenerator(MakeFunction code, Node source, boolean async) {
      this.code = code;
      this.source = source;
      this.async = async;
    }

    @Override
    Object execute(Frame frame) {
      Object iterable = source.execute(frame);
      PyIterator first = async ? AsyncIteration.iterate(iterable) : Ops.iterate(iterable);
      UserFunction function = code.make(frame);
      @Nullable Object[] slots = function.slots();
      slots[0] = first;
      return function.enter(slots, 1, frame.budget);
    }
  }

  static final class Await extends Node {
    private final Node value;

    Await(Node value) {
      this.value = value;
    }

    @Override
    Object execute(Frame frame) {
      return PyCoroutine.await(value.execute(frame));
    }
  }

  /** {@code flow e}: evaluates it on another thread of the call; answers what to wait for. */
  static final class Flow extends Node {
    private final MakeFunction thunk;

    Flow(MakeFunction thunk) {
      this.thunk = thunk;
    }

    @Override
    Object execute(Frame frame) {
      UserFunction function = thunk.make(frame);
      return new PendingValue(Execution.current().fork(() -> function.call(new Object[0])));
    }
  }

  static final class Wait extends Node {
    private final Node value;

    Wait(Node value) {
      this.value = value;
    }

    @Override
    Object execute(Frame frame) {
      Object pending = value.execute(frame);
      if (pending instanceof PyAwaitable awaitable) {
        return awaitable.await();
      }
      throw Errors.typeError(
          "'wait' needs the result of 'flow', not " + Ops.typeOf(pending).name());
    }
  }

  /** {@code super.name} or the bare {@code super()}. */
  static final class Super extends Node {
    private final Node owner;
    private final Node self;
    private final @Nullable String name;

    Super(Node owner, Node self, @Nullable String name) {
      this.owner = owner;
      this.self = self;
      this.name = name;
    }

    @Override
    Object execute(Frame frame) {
      PyType after = (PyType) owner.execute(frame);
      Object receiver = self.execute(frame);
      return name == null ? new PySuper(after, receiver) : Ops.superAttr(after, receiver, name);
    }
  }
}
