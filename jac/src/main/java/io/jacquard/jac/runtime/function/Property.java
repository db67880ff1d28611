package io.jacquard.jac.runtime.function;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** A {@code property}: an attribute of instances that is computed by functions. */
public final class Property implements Descriptor.Data, NativeValue {
  private final @Nullable PyCallable getter;
  private final @Nullable PyCallable setter;
  private final @Nullable PyCallable deleter;
  private final @Nullable Object doc;

  public Property(
      @Nullable PyCallable getter, @Nullable PyCallable setter, @Nullable PyCallable deleter) {
    this(getter, setter, deleter, null);
  }

  /** With a text of its own for {@code __doc__}, which is the getter's otherwise. */
  public Property(
      @Nullable PyCallable getter,
      @Nullable PyCallable setter,
      @Nullable PyCallable deleter,
      @Nullable Object doc) {
    this.getter = getter;
    this.setter = setter;
    this.deleter = deleter;
    this.doc = doc;
  }

  @Override
  public Object get(@Nullable Object instance, PyType owner) {
    if (instance == null) {
      return this;
    }
    if (getter == null) {
      throw lacks("getter", instance);
    }
    return getter.call(instance);
  }

  @Override
  public void set(Object instance, Object value) {
    if (setter == null) {
      throw lacks("setter", instance);
    }
    setter.call(instance, value);
  }

  @Override
  public void delete(Object instance) {
    if (deleter == null) {
      throw lacks("deleter", instance);
    }
    deleter.call(instance);
  }

  private JacError lacks(String what, Object instance) {
    PyCallable named = getter != null ? getter : setter;
    Object name = named == null ? null : Ops.findAttr(named, "__name__");
    String property = name == null ? "property" : "property " + Ops.repr(name);
    return Errors.attributeError(
        property + " of '" + Ops.typeOf(instance).name() + "' object has no " + what);
  }

  @Override
  public PyType type() {
    return BuiltinTypes.PROPERTY;
  }

  @Override
  public @Nullable Object attr(String name) {
    return switch (name) {
      case "fget" -> orNone(getter);
      case "fset" -> orNone(setter);
      case "fdel" -> orNone(deleter);
      case "getter" -> copier("getter", f -> new Property(f, setter, deleter, doc));
      case "setter" -> copier("setter", f -> new Property(getter, f, deleter, doc));
      case "deleter" -> copier("deleter", f -> new Property(getter, setter, f, doc));
      case "__doc__" -> doc != null ? doc : getter == null ? null : Ops.findAttr(getter, "__doc__");
      default -> null;
    };
  }

  private static Object orNone(@Nullable PyCallable function) {
    return function == null ? None.NONE : function;
  }

  private static PyCallable accessor(Object value) {
    if (!(value instanceof PyCallable function)) {
      throw Errors.typeError("'" + Ops.typeOf(value).name() + "' object is not callable");
    }
    return function;
  }

  private static NativeFunction copier(
      String name, java.util.function.Function<PyCallable, Property> copy) {
    return NativeFunction.of(name, "(function, /)", a -> copy.apply(accessor(a[0])));
  }
}
