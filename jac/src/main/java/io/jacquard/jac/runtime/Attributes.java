package io.jacquard.jac.runtime;

import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.Descriptor;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.jac.runtime.type.Slots;
import io.jacquard.jac.runtime.type.TypeAttributes;
import org.jspecify.annotations.Nullable;

/** Reading, writing and deleting attributes: instance, class, descriptors, {@code __getattr__}. */
public final class Attributes {
  private Attributes() {}

  /** The name of an attribute as a program gives it; raises for what is no text. */
  public static String name(Object name) {
    if (BoxedInstance.unbox(name) instanceof String text) {
      return text;
    }
    throw Errors.typeError("attribute name must be string, not '" + Ops.typeOf(name).name() + "'");
  }

  public static Object get(Object target, String name) {
    Object found = find(target, name);
    if (found == null) {
      throw missing(target, name);
    }
    return found;
  }

  /** The attribute, or {@code null}; errors of getters and of {@code __getattr__} pass through. */
  public static @Nullable Object find(Object target, String name) {
    return switch (target) {
      case Instance instance -> ofInstance(instance, name);
      case PyType type -> TypeAttributes.find(type, name);
      case NativeValue value -> ofNative(value, name);
      default -> ofClass(Ops.typeOf(target), target, name);
    };
  }

  private static @Nullable Object ofInstance(Instance instance, String name) {
    PyType type = instance.type();
    Object custom = Dunder.find(type, "__getattribute__");
    return custom == null ? plainly(instance, name) : Dunder.call(custom, instance, name);
  }

  /** The attribute without asking {@code __getattribute__}. */
  public static @Nullable Object plainly(Instance instance, String name) {
    PyType type = instance.type();
    Object found = type.lookup(name);
    if (found instanceof Descriptor.Data property) {
      return property.get(instance, type);
    }
    if (found instanceof Instance descriptor && isData(descriptor)) {
      return bind(descriptor, instance, type);
    }
    Object own = instance.own(name);
    if (own != null) {
      return own;
    }
    if (found != null) {
      return bind(found, instance, type);
    }
    return switch (name) {
      case "__dict__", "__weakref__" -> {
        if (!Slots.hasDictionary(type)) {
          yield fallback(type, instance, name);
        }
        yield name.equals("__dict__") ? PyDict.attributesOf(instance) : None.NONE;
      }
      default -> fallback(type, instance, name);
    };
  }

  private static @Nullable Object ofNative(NativeValue value, String name) {
    Object own = value.attr(name);
    return own != null ? own : ofClass(value.type(), value, name);
  }

  private static @Nullable Object ofClass(PyType type, Object target, String name) {
    Object found = type.lookup(name);
    return found != null ? bind(found, target, type) : fallback(type, target, name);
  }

  private static @Nullable Object fallback(PyType type, Object target, String name) {
    Object custom = type.lookup("__getattr__");
    if (custom != null) {
      return Dunder.call(custom, target, name);
    }
    return switch (name) {
      case "__doc__", "__module__" -> TypeAttributes.find(type, name);
      default -> null;
    };
  }

  /** What a class attribute is when it is read through an instance. */
  public static Object bind(Object found, @Nullable Object instance, PyType owner) {
    if (found instanceof Descriptor descriptor) {
      return descriptor.get(instance, owner);
    }
    if (found instanceof Instance custom && Dunder.find(custom.type(), "__get__") != null) {
      Object receiver = instance == null ? None.NONE : instance;
      Object bound = Dunder.invoke(custom, "__get__", receiver, owner);
      return bound == null ? found : bound;
    }
    return found;
  }

  private static boolean isData(Instance descriptor) {
    return Dunder.find(descriptor.type(), "__set__") != null;
  }

  public static void set(Object target, String name, Object value) {
    PyType type = Ops.typeOf(target);
    Object custom = Dunder.find(type, "__setattr__");
    if (custom != null) {
      Dunder.call(custom, target, name, value);
      return;
    }
    setPlainly(target, name, value);
  }

  /** Sets without asking {@code __setattr__}. */
  public static void setPlainly(Object target, String name, Object value) {
    PyType type = Ops.typeOf(target);
    Object found = type.lookup(name);
    if (found instanceof Descriptor.Data property) {
      property.set(target, value);
      return;
    }
    if (found instanceof Instance descriptor && isData(descriptor)) {
      Dunder.invoke(descriptor, "__set__", target, value);
      return;
    }
    switch (target) {
      case Instance instance when name.equals("__dict__") -> replaceAll(instance, value);
      case Instance instance when instance.own(name) != null || Slots.hasDictionary(type) ->
          instance.own(name, value);
      case PyType owner -> TypeAttributes.set(owner, name, value);
      case PyModule module -> module.assign(name, value);
      case PyFunction function -> function.attributes().put(name, value);
      default -> throw readOnly(target, name, found);
    }
  }

  private static void replaceAll(Instance instance, Object value) {
    if (!(value instanceof PyDict attributes)) {
      throw Errors.typeError(
          "__dict__ must be set to a dictionary, not a '" + Ops.typeOf(value).spokenName() + "'");
    }
    PyDict replacement = attributes.copy();
    PyDict own = PyDict.attributesOf(instance);
    own.clear();
    own.update(replacement);
  }

  public static void delete(Object target, String name) {
    PyType type = Ops.typeOf(target);
    Object custom = Dunder.find(type, "__delattr__");
    if (custom != null) {
      Dunder.call(custom, target, name);
      return;
    }
    deletePlainly(target, name);
  }

  /** Deletes without asking {@code __delattr__}. */
  public static void deletePlainly(Object target, String name) {
    Object found = Ops.typeOf(target).lookup(name);
    if (found instanceof Descriptor.Data property) {
      property.delete(target);
      return;
    }
    if (found instanceof Instance descriptor
        && Dunder.invoke(descriptor, "__delete__", target) != null) {
      return;
    }
    boolean deleted =
        switch (target) {
          case Instance instance -> instance.removeOwn(name);
          case PyType type -> TypeAttributes.delete(type, name);
          case PyModule module -> module.delete(name);
          case PyFunction function -> function.attributes().remove(name) != null;
          default -> throw readOnly(target, name, found);
        };
    if (!deleted) {
      throw missing(target, name);
    }
  }

  private static JacError readOnly(Object target, String name, @Nullable Object found) {
    return found == null
        ? missing(target, name)
        : Errors.attributeError(
            "'%s' object attribute '%s' is read-only"
                .formatted(Ops.typeOf(target).spokenName(), name));
  }

  public static JacError missing(Object target, String name) {
    String owner =
        switch (target) {
          case PyType type -> "type object '" + type.name() + "'";
          case PyModule module -> "module '" + module.name() + "'";
          default -> "'" + Ops.typeOf(target).spokenName() + "' object";
        };
    JacError error = Errors.attributeError(owner + " has no attribute '" + name + "'");
    error.exception().own("name", name);
    error.exception().own("obj", target);
    return error;
  }
}
