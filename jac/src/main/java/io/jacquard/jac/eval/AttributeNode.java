package io.jacquard.jac.eval;

import io.jacquard.jac.runtime.GlobalRef;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.JacError;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.PyModule;
import io.jacquard.jac.runtime.container.Shared;
import org.jspecify.annotations.Nullable;

/** {@code target.name}. */
final class AttributeNode extends Node {
  private final Node target;
  private final String name;
  private final int at;
  private @Nullable AttributeCache cache;
  private @Nullable ModuleMember member;

  /** The place of the name in the module it was last read from. */
  private record ModuleMember(PyModule module, GlobalRef ref) {}

  AttributeNode(Node target, String name, int at) {
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
  Object execute(Frame frame) {
    return read(frame, target.execute(frame));
  }

  /** The attribute of a target that is evaluated already. */
  Object read(Frame frame, Object object) {
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
  static final class Safe extends Node {
    private final Node target;
    private final String name;

    Safe(Node target, String name) {
      this.target = target;
      this.name = name;
    }

    @Override
    Object execute(Frame frame) {
      Object object = target.execute(frame);
      Object value = Identity.same(object, None.NONE) ? null : Ops.findAttr(object, name);
      return value == null ? None.NONE : value;
    }
  }
}
