package io.jacquard.jac.eval.expression;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.type.ClassFrame;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.Shared;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.GlobalRef;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.Shape;
import org.jspecify.annotations.Nullable;

/** The targets of assignments. */
public final class Targets {
  private Targets() {}

  public static final class LocalTarget extends TargetNode {
    private final int slot;
    private final String name;

    public LocalTarget(int slot, String name) {
      this.slot = slot;
      this.name = name;
    }

    @Override
    public void store(Frame frame, Object value) {
      frame.slots[slot] = value;
    }

    @Override
    public void delete(Frame frame) {
      if (frame.slots[slot] == null) {
        throw VariableNodes.unbound(name);
      }
      frame.slots[slot] = null;
    }

    @Override
    public void forget(Frame frame) {
      frame.slots[slot] = null;
    }

    @Override
    public int slot() {
      return slot;
    }
  }

  public static final class CellTarget extends TargetNode {
    private final int slot;
    private final String name;

    public CellTarget(int slot, String name) {
      this.slot = slot;
      this.name = name;
    }

    @Override
    public void store(Frame frame, Object value) {
      frame.cell(slot).value = value;
    }

    @Override
    public void delete(Frame frame) {
      if (frame.cell(slot).value == null) {
        throw VariableNodes.unbound(name);
      }
      forget(frame);
    }

    @Override
    public void forget(Frame frame) {
      frame.cell(slot).value = null;
    }
  }

  public static final class GlobalTarget extends TargetNode {
    private final GlobalRef ref;
    private final boolean shared;

    /**
     * @param shared other calls may see the value as soon as it is stored; the module's own body
     *     marks what it leaves behind when it ends
     */
    public GlobalTarget(GlobalRef ref, boolean shared) {
      this.ref = ref;
      this.shared = shared;
    }

    @Override
    public void store(Frame frame, Object value) {
      if (shared) {
        Shared.mark(value);
      }
      ref.set(value);
    }

    @Override
    public void delete(Frame frame) {
      if (ref.get() == null) {
        throw Errors.unboundName(ref.name());
      }
      ref.set(null);
    }

    @Override
    public void forget(Frame frame) {
      ref.set(null);
    }
  }

  public static final class ClassTarget extends TargetNode {
    private final String name;

    public ClassTarget(String name) {
      this.name = name;
    }

    @Override
    public void store(Frame frame, Object value) {
      ((ClassFrame) frame).namespace.put(name, value);
    }

    @Override
    public void delete(Frame frame) {
      if (((ClassFrame) frame).namespace.remove(name) == null) {
        throw Errors.unboundName(name);
      }
    }

    @Override
    public void forget(Frame frame) {
      ((ClassFrame) frame).namespace.remove(name);
    }
  }

  public static final class AttributeTarget extends TargetNode {
    private final Node object;
    private final String name;
    private @Nullable Cached cached;

    /** A slot of one shape that may be written without asking the class. */
    private record Cached(Shape shape, int version, int slot) {}

    public AttributeTarget(Node object, String name) {
      this.object = object;
      this.name = name;
    }

    @Override
    public void store(Frame frame, Object value) {
      assign(object.execute(frame), value);
    }

    public void assign(Object target, Object value) {
      Cached c = cached;
      if (c != null
          && target instanceof Instance instance
          && AttributeCache.holds(instance.shape(), c.shape, c.version)) {
        instance.slot(c.slot, value);
        return;
      }
      Ops.setAttr(target, name, value);
      if (target instanceof Instance instance) {
        remember(instance);
      }
    }

    private void remember(Instance instance) {
      Shape shape = instance.shape();
      int version = shape.type().version();
      int slot = shape.slot(name);
      if (slot >= 0 && AttributeCache.writesPlainly(shape.type(), name)) {
        cached = new Cached(shape, version, slot);
      }
    }

    public Node object() {
      return object;
    }

    public String name() {
      return name;
    }

    @Override
    public void delete(Frame frame) {
      Ops.delAttr(object.execute(frame), name);
    }
  }

  public static final class ItemTarget extends TargetNode {
    private final Node object;
    private final Node index;

    public ItemTarget(Node object, Node index) {
      this.object = object;
      this.index = index;
    }

    @Override
    public void store(Frame frame, Object value) {
      Object target = object.execute(frame);
      Ops.setItem(target, index.execute(frame), value);
    }

    public Node object() {
      return object;
    }

    public Node index() {
      return index;
    }

    @Override
    public void delete(Frame frame) {
      Object target = object.execute(frame);
      Ops.delItem(target, index.execute(frame));
    }
  }

  public static final class UnpackTarget extends TargetNode {
    private final TargetNode[] elements;
    private final int star;

    public UnpackTarget(TargetNode[] elements, int star) {
      this.elements = elements;
      this.star = star;
    }

    @Override
    public void store(Frame frame, Object value) {
      if (star < 0 && value.getClass() == PyTuple.class) {
        PyTuple tuple = (PyTuple) value;
        if (tuple.size() == elements.length) {
          for (int i = 0; i < elements.length; i++) {
            elements[i].store(frame, tuple.get(i));
          }
          return;
        }
      }
      Object[] values = star < 0 ? exactly(value) : spread(value);
      for (int i = 0; i < elements.length; i++) {
        elements[i].store(frame, values[i]);
      }
    }

    private Object[] exactly(Object value) {
      PyIterator iterator = iterate(value);
      Object[] values = new Object[elements.length];
      for (int i = 0; i < values.length; i++) {
        Object next = iterator.next();
        if (next == null) {
          throw tooFew("", i);
        }
        values[i] = next;
      }
      if (iterator.next() != null) {
        throw Errors.valueError("too many values to unpack (expected " + values.length + ")");
      }
      return values;
    }

    private Object[] spread(Object value) {
      iterate(value);
      PyList all = PyList.from(value);
      int fixed = elements.length - 1;
      if (all.size() < fixed) {
        throw tooFew("at least ", all.size());
      }
      Object[] values = new Object[elements.length];
      int rest = all.size() - fixed;
      for (int i = 0; i < star; i++) {
        values[i] = all.get(i);
      }
      PyList middle = new PyList();
      for (int i = star; i < star + rest; i++) {
        middle.append(all.get(i));
      }
      values[star] = middle;
      for (int i = star + 1; i < values.length; i++) {
        values[i] = all.get(i + rest - 1);
      }
      return values;
    }

    private JacError tooFew(String atLeast, int got) {
      int expected = star < 0 ? elements.length : elements.length - 1;
      return Errors.valueError(
          "not enough values to unpack (expected " + atLeast + expected + ", got " + got + ")");
    }

    private static PyIterator iterate(Object value) {
      if (value instanceof PyDict || value instanceof PyList || value instanceof PyTuple) {
        return Ops.iterate(value);
      }
      try {
        return Ops.iterate(value);
      } catch (JacError e) {
        String type = Ops.typeOf(value).name();
        if (e.getMessage().equals("'" + type + "' object is not iterable")) {
          throw Errors.typeError("cannot unpack non-iterable " + type + " object");
        }
        throw e;
      }
    }

    @Override
    public void delete(Frame frame) {
      for (TargetNode element : elements) {
        element.delete(frame);
      }
    }
  }
}
