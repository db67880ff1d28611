package io.jacquard.jac.runtime.execution;

import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.container.Shared;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A module: its globals by name, in the order in which they were first mentioned. */
public final class PyModule implements NativeValue {
  /** The class of modules. */
  public static final PyType TYPE = BuiltinTypes.MODULE;

  private final String name;
  private final Map<String, GlobalRef> globals = new LinkedHashMap<>();
  private @Nullable Overrides overrides;

  /** Attributes that a running call sets for itself alone, {@code sys.stdout} for instance. */
  public interface Overrides {
    /** What the running call has set, or {@code null}. */
    @Nullable Object find(String attribute);

    /** Keeps the value for the running call; false for an attribute that is everybody's. */
    boolean assign(String attribute, Object value);
  }

  public PyModule(String name) {
    this.name = name;
    set("__name__", name);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  /** The dotted name, {@code __main__} for the program's entry module. */
  public String name() {
    return name;
  }

  /** The place of a global; made, unbound, when the name was never mentioned. */
  public GlobalRef ref(String global) {
    synchronized (globals) {
      return globals.computeIfAbsent(global, GlobalRef::new);
    }
  }

  /** The value of a global, or {@code null}. */
  public @Nullable Object get(String global) {
    GlobalRef ref;
    synchronized (globals) {
      ref = globals.get(global);
    }
    return ref == null ? null : ref.get();
  }

  /** Lets running calls set attributes for themselves. */
  public PyModule overrides(Overrides own) {
    this.overrides = own;
    return this;
  }

  @Override
  public @Nullable Object attr(String attribute) {
    Object own = overrides == null ? null : overrides.find(attribute);
    if (own != null) {
      return own;
    }
    if (attribute.equals("__dict__")) {
      return dictionary();
    }
    Object value = get(attribute);
    if (value instanceof Instance instance) {
      return instance.here();
    }
    if (value != null || attribute.startsWith("__")) {
      return value;
    }
    Object fallback = get("__getattr__");
    return fallback == null ? null : Ops.call(fallback, attribute);
  }

  /** The globals as a dictionary: what is put in it is put in the module. */
  public PyDict dictionary() {
    return PyDict.writingTo(
        this::globals,
        (name, value) -> {
          Shared.mark(value);
          set(name, value);
        },
        this::delete);
  }

  /** Assigns an attribute as a program does. */
  public void assign(String attribute, Object value) {
    if (overrides == null || !overrides.assign(attribute, value)) {
      set(attribute, value);
    }
  }

  @Override
  public String repr() {
    return "<module '" + name + "'>";
  }

  public PyModule set(String global, Object value) {
    ref(global).set(value);
    return this;
  }

  /** Unbinds a global; answers whether it was bound. */
  public boolean delete(String global) {
    GlobalRef ref = ref(global);
    boolean bound = ref.get() != null;
    ref.set(null);
    return bound;
  }

  /** A copy of the bound globals. */
  public Map<String, Object> globals() {
    Map<String, Object> bound = new LinkedHashMap<>();
    synchronized (globals) {
      globals.forEach((key, ref) -> {
        Object value = ref.get();
        if (value != null) {
          bound.put(key, value);
        }
      });
    }
    return Collections.unmodifiableMap(bound);
  }
}
