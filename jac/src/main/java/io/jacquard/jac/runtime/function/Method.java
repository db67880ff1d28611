package io.jacquard.jac.runtime.function;

import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/**
 * A callable that becomes a method when it is found on a class: called through an instance it gets
 * the instance as first argument.
 */
public interface Method extends PyCallable, Descriptor {

  /** The bare name. */
  String name();

  /** Whether it binds; builtin functions that belong to no class do not. */
  default boolean binds() {
    return true;
  }

  /** Calls it with a receiver in front of the arguments. */
  default Object callMethod(Object self, Object[] args, String[] keywords) {
    Object[] all = new Object[args.length + 1];
    all[0] = self;
    System.arraycopy(args, 0, all, 1, args.length);
    return call(all, keywords);
  }

  @Override
  default Object get(@Nullable Object instance, PyType owner) {
    return instance == null || !binds() ? this : new BoundMethod(instance, this);
  }
}
