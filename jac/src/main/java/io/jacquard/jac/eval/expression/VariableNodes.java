package io.jacquard.jac.eval.expression;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.type.ClassFrame;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.execution.GlobalRef;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import org.jspecify.annotations.Nullable;

/** Reading and writing names. */
public final class VariableNodes {
  private VariableNodes() {}

  public static final class Constant extends Node {
    private final Object value;

    public Constant(Object value) {
      this.value = value;
    }

    @Override
    public Object execute(Frame frame) {
      return value;
    }

    @Override
    public Object constant() {
      return value;
    }
  }

  public static final class LoadLocal extends Node {
    private final int slot;
    private final String name;

    public LoadLocal(int slot, String name) {
      this.slot = slot;
      this.name = name;
    }

    @Override
    public Object execute(Frame frame) {
      Object value = frame.slots[slot];
      if (value == null) {
        throw unbound(name);
      }
      return value;
    }

    @Override
    public int slot() {
      return slot;
    }
  }

  public static final class LoadCell extends Node {
    private final int slot;
    private final String name;
    private final boolean free;

    public LoadCell(int slot, String name, boolean free) {
      this.slot = slot;
      this.name = name;
      this.free = free;
    }

    @Override
    public Object execute(Frame frame) {
      Object value = frame.cell(slot).value;
      if (value == null) {
        throw free ? unboundFree(name) : unbound(name);
      }
      return value;
    }
  }

  public static final class LoadGlobal extends Node {
    private final GlobalRef ref;
    private final @Nullable Object builtin;

    public LoadGlobal(GlobalRef ref, @Nullable Object builtin) {
      this.ref = ref;
      this.builtin = builtin;
    }

    @Override
    public Object execute(Frame frame) {
      Object value = ref.get();
      if (value != null) {
        return value instanceof Instance instance ? instance.here() : value;
      }
      if (builtin != null) {
        return builtin;
      }
      throw Errors.unboundName(ref.name());
    }
  }

  public static final class LoadClassName extends Node {
    private final String name;
    private final Node outer;

    public LoadClassName(String name, Node outer) {
      this.name = name;
      this.outer = outer;
    }

    @Override
    public Object execute(Frame frame) {
      Object value = ((ClassFrame) frame).namespace.get(name);
      return value == null ? outer.execute(frame) : value;
    }
  }

  /** An assignment expression. */
  public static final class StoreValue extends Node {
    private final TargetNode target;
    private final Node value;

    public StoreValue(TargetNode target, Node value) {
      this.target = target;
      this.value = value;
    }

    @Override
    public Object execute(Frame frame) {
      Object stored = value.execute(frame);
      target.store(frame, stored);
      return stored;
    }
  }

  static JacError unbound(String name) {
    return Errors.make(
        "UnboundLocalError",
        "cannot access local variable '" + name + "' where it is not associated with a value");
  }

  private static JacError unboundFree(String name) {
    return Errors.make(
        "NameError",
        "cannot access free variable '"
            + name
            + "' where it is not associated with a value in enclosing scope");
  }
}
