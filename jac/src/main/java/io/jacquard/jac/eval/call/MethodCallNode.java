package io.jacquard.jac.eval.call;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.expression.AttributeCache;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.Method;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.jac.runtime.type.Shape;
import org.jspecify.annotations.Nullable;

/** {@code target.name(…)} with positional arguments only; makes no bound method. */
public final class MethodCallNode extends Node {
  private final Node target;
  private final String name;
  private final Node[] arguments;
  private final int at;
  private @Nullable AttributeCache cache;
  private @Nullable NativeMethod known;

  /** The method that values of one builtin class have. */
  private record NativeMethod(PyType type, int version, Method method) {}

  public MethodCallNode(Node target, String name, Node[] arguments, int at) {
    this.target = target;
    this.name = name;
    this.arguments = arguments;
    this.at = at;
  }

  @Override
  public Object execute(Frame frame) {
    Object self = target.execute(frame);
    if (self instanceof Instance instance) {
      Method method = method(instance);
      if (method instanceof UserFunction function && function.takes(arguments.length + 1)) {
        return enter(frame, self, function);
      }
      if (method != null) {
        return onMethod(frame, self, method);
      }
    } else {
      Method method = nativeMethod(self);
      if (method != null) {
        return onMethod(frame, self, method);
      }
    }
    return dynamically(frame, self);
  }

  private @Nullable Method method(Instance instance) {
    Shape shape = instance.shape();
    AttributeCache entry = AttributeCache.find(cache, shape);
    if (entry == null) {
      cache = AttributeCache.learn(cache, instance.loadedShape(), name);
      entry = AttributeCache.find(cache, instance.shape());
    }
    return entry == null ? null : entry.method();
  }

  private @Nullable Method nativeMethod(Object self) {
    if (self instanceof NativeValue value
        && (value instanceof PyType || value instanceof PyModule || value.attr(name) != null)) {
      return null;
    }
    PyType type = Ops.typeOf(self);
    NativeMethod cached = known;
    if (cached != null && Identity.same(cached.type, type) && cached.version == type.version()) {
      return cached.method;
    }
    int version = type.version();
    if (type.lookup(name) instanceof Method method && method.binds()) {
      known = new NativeMethod(type, version, method);
      return method;
    }
    return null;
  }

  private Object enter(Frame frame, Object self, UserFunction function) {
    @Nullable Object[] slots = function.slots();
    slots[0] = self;
    for (int i = 0; i < arguments.length; i++) {
      slots[i + 1] = arguments[i].execute(frame);
    }
    try {
      return function.enter(slots, arguments.length + 1, frame.budget);
    } catch (JacError e) {
      frame.place(e, at);
      throw e;
    }
  }

  private Object onMethod(Frame frame, Object self, Method method) {
    Object[] values = new Object[arguments.length + 1];
    values[0] = self;
    for (int i = 0; i < arguments.length; i++) {
      values[i + 1] = arguments[i].execute(frame);
    }
    try {
      return method.call(values, PyCallable.NO_KEYWORDS);
    } catch (JacError e) {
      frame.place(e, at);
      throw e;
    }
  }

  private Object dynamically(Frame frame, Object self) {
    try {
      Object callee = Ops.getAttr(self, name);
      return Ops.call(callee, CallNode.evaluate(arguments, frame), PyCallable.NO_KEYWORDS);
    } catch (JacError e) {
      frame.place(e, at);
      throw e;
    }
  }
}
