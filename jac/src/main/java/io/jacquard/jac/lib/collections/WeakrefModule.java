package io.jacquard.jac.lib.collections;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.Errors;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.PyCallable;
import io.jacquard.jac.runtime.PyFunction;
import io.jacquard.jac.runtime.PyModule;
import io.jacquard.jac.runtime.PyType;
import io.jacquard.jac.runtime.container.PySet;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The module {@code _weakref}: the part of {@code weakref} that is not written in Jac. An object is
 * gone when the Java machine has collected it, which may be long after its last use; callbacks are
 * not called.
 */
public final class WeakrefModule {
  private static final PyType REF =
      new ClassBuilder("weakref", "ReferenceType")
          .constructor("(object, callback=None, /)", a -> new Ref(referable(a[0])))
          .build();
  private static final PyType PROXY = new ClassBuilder("weakref", "ProxyType").build();

  private WeakrefModule() {}

  public static PyModule weakref() {
    return new ModuleBuilder("_weakref")
        .value("ref", REF)
        .function("proxy", "(object, callback=None, /)", a -> new Proxy(new Ref(referable(a[0]))))
        .build();
  }

  private static Object referable(Object value) {
    if (value instanceof Instance
        || value instanceof PyFunction
        || value instanceof PyType
        || value instanceof PySet) {
      return value;
    }
    throw Errors.typeError("cannot create weak reference to '" + Args.typeName(value) + "' object");
  }

  /** A {@code weakref.ref}: calling it answers the object, or None when it is gone. */
  private static final class Ref implements PyCallable, NativeValue {
    private final WeakReference<Object> target;
    private final int hash;

    Ref(Object target) {
      this.target = new WeakReference<>(target);
      this.hash = System.identityHashCode(target);
    }

    @Override
    public Object call(Object[] args, String[] keywords) {
      return Args.orNone(target.get());
    }

    @Override
    public boolean equalTo(Object other) {
      if (!(other instanceof Ref ref)) {
        return false;
      }
      Object own = target.get();
      Object others = ref.target.get();
      if (own == null || others == null) {
        return Identity.same(this, other);
      }
      return Identity.same(own, others) || Ops.eq(own, others);
    }

    @Override
    public long hash() {
      Object own = target.get();
      return own == null ? hash : Ops.hash(own);
    }

    @Override
    public PyType type() {
      return REF;
    }

    @Override
    public String repr() {
      Object own = target.get();
      return own == null
          ? "<weakref at 0x%012x; dead>".formatted(hash)
          : "<weakref at 0x%012x; to '%s' at 0x%012x>"
              .formatted(System.identityHashCode(this), Ops.typeOf(own).name(), hash);
    }
  }

  /** A {@code weakref.proxy}: its attributes are those of the object. */
  private record Proxy(Ref reference) implements NativeValue {
    private Object object() {
      Object own = reference.target.get();
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
