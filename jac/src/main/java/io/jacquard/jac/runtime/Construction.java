package io.jacquard.jac.runtime;

import io.jacquard.jac.osp.graph.EdgeObject;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.jac.osp.walk.WalkerObject;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.ExceptionGroups;
import io.jacquard.jac.runtime.failure.ExceptionTypes;
import io.jacquard.jac.runtime.failure.PyException;
import io.jacquard.jac.runtime.function.Method;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What calling a class does when the class does not construct by itself. */
public final class Construction {
  private Construction() {}

  public static Object construct(PyType type, Object[] args, String[] keywords) {
    type.finish();
    Object creator = Dunder.find(type, "__new__");
    Object made =
        creator == null ? allocate(type, args, keywords) : created(creator, type, args, keywords);
    if (made instanceof Instance instance && instance.type().isSubtypeOf(type)) {
      initialize(type, instance, args, keywords);
    } else if (made instanceof PyType && Ops.typeOf(made).isSubtypeOf(type)) {
      Object initializer = Ops.typeOf(made).lookup("__init__");
      if (initializer != null) {
        Ops.call(Attributes.bind(initializer, made, type), args, keywords);
      }
    }
    return made;
  }

  private static Object created(Object creator, PyType type, Object[] args, String[] keywords) {
    Object[] all = new Object[args.length + 1];
    all[0] = type;
    System.arraycopy(args, 0, all, 1, args.length);
    return Ops.call(Attributes.bind(creator, null, type), all, keywords);
  }

  private static void initialize(PyType type, Instance instance, Object[] args, String[] keywords) {
    Object initializer = type.lookup("__init__");
    if (initializer == null || isDefault(initializer)) {
      if (args.length > 0 && isDefault(type.lookup("__new__")) && isPlain(instance)) {
        throw Errors.typeError(type.name() + "() takes no arguments");
      }
      return;
    }
    if (!(initializer instanceof GeneratedInit || initializer instanceof NativeFunction)) {
      applyDefaults(type, instance);
    }
    Object answer =
        initializer instanceof Method method && method.binds()
            ? method.callMethod(instance, args, keywords)
            : Ops.call(Attributes.bind(initializer, instance, type), args, keywords);
    if (answer != None.NONE) {
      throw Errors.typeError(
          "__init__() should return None, not '" + Ops.typeOf(answer).name() + "'");
    }
  }

  /** Fields have their defaults before a constructor written in Jac runs. */
  private static void applyDefaults(PyType type, Instance instance) {
    for (PyType.FieldSpec field : type.fields()) {
      var factory = field.factory();
      if (factory != null) {
        instance.own(field.name(), factory.get());
      }
    }
  }

  private static boolean isDefault(@Nullable Object method) {
    return method == null
        || (method instanceof NativeFunction f && f.owner() == BuiltinTypes.OBJECT);
  }

  private static boolean isPlain(Instance instance) {
    return !(instance instanceof BoxedInstance || instance instanceof PyException);
  }

  /** {@code object.__new__}: an instance without attributes, of the Java class its kind needs. */
  public static Instance allocate(PyType type, Object[] args, String[] keywords) {
    List<String> lacking = type.abstractMethods();
    if (!lacking.isEmpty()) {
      throw Errors.typeError(
          "Can't instantiate abstract class %s without an implementation for abstract method%s %s"
              .formatted(
                  type.name(),
                  lacking.size() == 1 ? "" : "s",
                  lacking.stream().map(Ops::repr).collect(Collectors.joining(", "))));
    }
    switch (type.kind()) {
      case NODE -> {
        return new NodeObject(type);
      }
      case EDGE -> {
        return new EdgeObject(type);
      }
      case WALKER -> {
        return new WalkerObject(type);
      }
      case OBJ, CLASS, ENUM, BUILTIN -> {}
    }
    if (type.isSubtypeOf(BuiltinTypes.BASE_EXCEPTION)) {
      if (keywords.length > 0 && refusesKeywords(type)) {
        throw Errors.typeError(type.name() + "() takes no keyword arguments");
      }
      Object[] positional = Arrays.copyOf(args, args.length - keywords.length);
      if (type.isSubtypeOf(ExceptionGroups.BASE)) {
        return ExceptionGroups.make(type, positional);
      }
      return new PyException(ExceptionTypes.specific(type, positional), positional);
    }
    PyType value = builtinBase(type);
    return value == null
        ? new Instance(type)
        : new BoxedInstance(type, payload(type, value, args, keywords));
  }

  /** Of a builtin exception's own initializer only few take a keyword, all of them {@code name}. */
  private static boolean refusesKeywords(PyType type) {
    return type.lookup("__init__") instanceof NativeFunction && type.lookup("name") == null;
  }

  /** The builtin class whose constructor makes the payload, or {@code null}. */
  private static @Nullable PyType builtinBase(PyType type) {
    for (PyType base : type.mro()) {
      if (base.kind() == PyType.Kind.BUILTIN && base.constructor() != null) {
        return base == BuiltinTypes.OBJECT ? null : base;
      }
    }
    return null;
  }

  /** Mutable containers start empty when a constructor written in Jac will fill them. */
  private static Object payload(PyType type, PyType base, Object[] args, String[] keywords) {
    boolean fills = !(type.lookup("__init__") instanceof NativeFunction);
    if (base == BuiltinTypes.LIST && fills) {
      return new PyList();
    }
    if (base == BuiltinTypes.DICT && fills) {
      return new PyDict();
    }
    return base == BuiltinTypes.SET && fills ? new PySet() : base.call(args, keywords);
  }
}
