package io.jacquard.jac.eval.expression;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.Shared;
import io.jacquard.jac.runtime.execution.GlobalRef;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.operator.Ops;
import org.jspecify.annotations.Nullable;

/** {@code target.name}. */
public final class AttributeNode extends Node {
  private final Node target;
  private final String name;
  private final int at;
  private @Nullable AttributeCache cache;
  private @Nullable ModuleMember member;

  /** The place of the name in the module it was last read from. */
  private record ModuleMember(PyModule module, GlobalRef ref) {}

  public AttributeNode(Node target, String name, int at) {
    this.target = target;
    this.name = name;
    this.at = at;
  }

  Node target() {
    return target;
  }

  String name() {
    return name;
  }

  @Override
  public Object execute(Frame frame) {
    return read(frame, target.execute(frame));
  }

  /** The attribute of a target that is evaluated already. */
  public Object read(Frame frame, Object object) {
    if (object instanceof Instance instance) {
      AttributeCache entry = AttributeCache.find(cache, instance.shape());
      if (entry != null && entry.slot() >= 0) {
        Object value = instance.slot(entry.slot());
        if (value != null) {
          return value;
        }
      }
    } else if (object instanceof PyModule module) {
      ModuleMember known = member;
      if (known != null && Identity.same(known.module, module)) {
        Object value = known.ref.get();
        if (value != null) {
          return Shared.here(value);
        }
      }
    }
    return slowly(frame, object);
  }

  private Object slowly(Frame frame, Object object) {
    try {
      Object value = Ops.getAttr(object, name);
      if (object instanceof Instance instance) {
        cache = AttributeCache.learn(cache, instance.loadedShape(), name);
      } else if (object instanceof PyModule module && module.get(name) != null) {
        member = new ModuleMember(module, module.ref(name));
      }
      return value;
    } catch (JacError e) {
      frame.place(e, at);
      throw e;
    }
  }

  /** {@code target?.name}: None where there is no target or no such attribute. */
  public static final class Safe extends Node {
    private final Node target;
    private final String name;

    public Safe(Node target, String name) {
      this.target = target;
      this.name = name;
    }

    @Override
    public Object execute(Frame frame) {
      Object object = target.execute(frame);
      Object value = Identity.same(object, None.NONE) ? null : Ops.findAttr(object, name);
      return value == null ? None.NONE : value;
    }
  }
}
