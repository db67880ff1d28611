package io.jacquard.jac.lib.collections;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/**
 * The module {@code _weakref}: the part of {@code weakref} that is not written in Jac. An object is
 * gone when the Java machine has collected it, which may be after its last use.
 */
public final class WeakrefModule {
  private static final PyType PROXY = new ClassBuilder("weakref", "ProxyType").build();

  private WeakrefModule() {}

  public static PyModule weakref() {
    return new ModuleBuilder("_weakref")
        .value("ref", WeakRef.TYPE)
        .function(
            "proxy",
            "(object, callback=None, /)",
            a -> new Proxy(WeakRef.to(referable(a[0]), a[1])))
        .function("getweakrefs", "(object, /)", a -> PyList.copyOf(WeakRef.all(a[0])))
        .function(
            "look",
            "()",
            _ -> {
              Collector.look();
              return None.NONE;
            })
        .function(
            "collect",
            "()",
            _ -> {
              Collector.collect();
              return None.NONE;
            })
        .build();
  }

  static Object referable(Object value) {
    if (value instanceof Instance
        || value instanceof PyFunction
        || value instanceof PyType
        || value instanceof PySet) {
      return value;
    }
    throw Errors.typeError("cannot create weak reference to '" + Args.typeName(value) + "' object");
  }

  /** A {@code weakref.proxy}: its attributes are those of the object. */
  private record Proxy(WeakRef reference) implements NativeValue {
    private Object object() {
      Object own = reference.object();
      if (own == null) {
        throw Errors.make("ReferenceError", "weakly-referenced object no longer exists");
      }
      return own;
    }

    @Override
    public @Nullable Object attr(String name) {
      return Ops.findAttr(object(), name);
    }

    @Override
    public String str() {
      return Ops.str(object());
    }

    @Override
    public PyType type() {
      return PROXY;
    }
  }
}
