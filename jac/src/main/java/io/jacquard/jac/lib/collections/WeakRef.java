package io.jacquard.jac.lib.collections;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.execution.Endings;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code weakref.ref}: calling it answers the object, or None when it is gone. */
final class WeakRef implements PyCallable, NativeValue, Endings.Watcher {
  static final PyType TYPE =
      new ClassBuilder("weakref", "ReferenceType")
          .constructor("(object, callback=None, /)", a -> to(WeakrefModule.referable(a[0]), a[1]))
          .property("__callback__", WeakRef.class, r -> Args.orNone(r.callback))
          .build();

  private static final Map<Integer, List<WeakReference<WeakRef>>> KNOWN = new HashMap<>();

  private final WeakReference<Object> target;
  private final @Nullable Object callback;
  private final int hash;

  private WeakRef(Object target, @Nullable Object callback) {
    this.target = new WeakReference<>(target);
    this.callback = callback;
    this.hash = System.identityHashCode(target);
  }

  /** The reference to the object; without a callback always the same one. */
  static WeakRef to(Object target, Object callback) {
    if (callback == None.NONE) {
      for (WeakRef known : all(target)) {
        if (known.callback == null) {
          return known;
        }
      }
    }
    WeakRef made = new WeakRef(target, callback == None.NONE ? null : callback);
    synchronized (KNOWN) {
      KNOWN.computeIfAbsent(made.hash, _ -> new ArrayList<>()).add(new WeakReference<>(made));
    }
    Execution.current().endings().watch(made);
    return made;
  }

  /** The references to the object that somebody keeps. */
  static List<WeakRef> all(Object target) {
    List<WeakRef> found = new ArrayList<>();
    synchronized (KNOWN) {
      for (var reference : KNOWN.getOrDefault(System.identityHashCode(target), List.of())) {
        WeakRef known = reference.get();
        if (known != null && known.target.refersTo(target)) {
          found.add(known);
        }
      }
    }
    return found;
  }

  private void forget() {
    synchronized (KNOWN) {
      List<WeakReference<WeakRef>> others = KNOWN.getOrDefault(hash, new ArrayList<>());
      others.removeIf(reference -> reference.get() == null || reference.refersTo(this));
      if (others.isEmpty()) {
        KNOWN.remove(hash);
      }
    }
  }

  @Override
  public boolean gone() {
    return target.get() == null;
  }

  @Override
  public void tell() {
    forget();
    if (callback != null) {
      Ops.call(callback, this);
    }
  }

  @Nullable Object object() {
    if (target.get() != null) {
      Collector.look();
    }
    return target.get();
  }

  @Override
  public Object call(Object[] args, String[] keywords) {
    return Args.orNone(object());
  }

  @Override
  public boolean equalTo(Object other) {
    if (!(other instanceof WeakRef ref)) {
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
    return TYPE;
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
