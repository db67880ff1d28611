package io.jacquard.jac.lib;

import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.type.PyType;

/**
 * Native classes that programs inherit from: their state lies in attributes of a plain {@link
 * Instance}, set by {@code __init__}, so that a subclass written in Jac is one of them.
 */
public final class Subclassable {
  private Subclassable() {}

  /** Gives the class an {@code __init__} and the constructor that calls it. */
  public static ClassBuilder complete(
      ClassBuilder builder, String signature, NativeFunction.Body init) {
    NativeFunction initializer = NativeFunction.of("__init__", signature, init);
    PyType type = builder.build();
    type.define(initializer);
    return builder.constructor((args, keywords) -> {
      Instance self = new Instance(type);
      Object[] withSelf = new Object[args.length + 1];
      withSelf[0] = self;
      System.arraycopy(args, 0, withSelf, 1, args.length);
      initializer.call(withSelf, keywords);
      return self;
    });
  }
}
