package io.jacquard.jac.runtime.type;

import io.jacquard.jac.runtime.Attributes;
import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.Construction;
import io.jacquard.jac.runtime.Directory;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Singleton;
import io.jacquard.jac.runtime.Texts;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.Arrays;

/** Constructors and methods of {@code object}, {@code bool} and other bare classes. */
final class ObjectTypes {
  private ObjectTypes() {}

  static void install() {
    installObject();
    TypeMethods.install();
    installContainerInitializers();
    BuiltinTypes.OBJECT.constructor((args, _) -> {
      if (args.length > 0) {
        throw Errors.typeError("object() takes no arguments");
      }
      return new Instance(BuiltinTypes.OBJECT);
    });
    BuiltinTypes.BOOL.constructor(NativeFunction.of("bool", "(x=False, /)", a -> Ops.truthy(a[0])));
    BuiltinTypes.NONE.constructor(NativeFunction.of("NoneType", "()", _ -> None.NONE));
    BuiltinTypes.MODULE.constructor(
        NativeFunction.of("module", "(name, doc=None)", a -> new PyModule(Ops.str(a[0]))));
  }

  private static void installObject() {
    BuiltinTypes.OBJECT
        .define(
            NativeFunction.of("__init__", "(self, /, *args, **kwargs)", ObjectTypes::initialize),
            NativeFunction.of("__eq__", "(self, other, /)", ObjectTypes::equal),
            NativeFunction.of("__ne__", "(self, other, /)", a -> Ops.ne(a[0], a[1])),
            unordered("__lt__"),
            unordered("__le__"),
            unordered("__gt__"),
            unordered("__ge__"),
            NativeFunction.of("__hash__", "(self, /)", a -> (long) System.identityHashCode(a[0])),
            NativeFunction.of("__repr__", "(self, /)", a -> repr(a[0])),
            NativeFunction.of("__str__", "(self, /)", a -> str(a[0])),
            NativeFunction.of("__format__", "(self, spec, /)", a -> Ops.str(a[0])),
            NativeFunction.of("__getattribute__", "(self, name, /)", ObjectTypes::getAttribute),
            NativeFunction.of("__setattr__", "(self, name, value, /)", ObjectTypes::setAttribute),
            NativeFunction.of("__delattr__", "(self, name, /)", ObjectTypes::deleteAttribute),
            NativeFunction.of("__dir__", "(self, /)", a -> Directory.of(a[0])),
            NativeFunction.of("__new__", "(cls, /, *args, **kwargs)", ObjectTypes::allocate))
        .defineClassMethod(
            NativeFunction.of("__init_subclass__", "(cls, /, **kwargs)", ObjectTypes::subclassed))
        .defineProperty("__class__", Ops::typeOf);
  }

  private static NativeFunction unordered(String name) {
    return NativeFunction.of(name, "(self, other, /)", _ -> Singleton.NOT_IMPLEMENTED);
  }

  /** As far as a method can tell that every class has: a value that is boxed says its own. */
  private static String repr(Object self) {
    return self instanceof Instance && !(self instanceof BoxedInstance)
        ? Texts.plain(Ops.typeOf(self), self)
        : Ops.repr(BoxedInstance.unbox(self));
  }

  private static String str(Object self) {
    boolean text = BoxedInstance.unbox(self) instanceof String;
    return self instanceof Instance && !text ? Ops.repr(self) : Ops.str(BoxedInstance.unbox(self));
  }

  private static Object initialize(Object[] bound) {
    boolean given = ((PyTuple) bound[1]).size() + ((PyDict) bound[2]).size() > 0;
    if (given && !(bound[0] instanceof BoxedInstance)) {
      throw Errors.typeError(
          "object.__init__() takes exactly one argument (the instance to initialize)");
    }
    return None.NONE;
  }

  private static Object subclassed(Object[] bound) {
    if (((PyDict) bound[1]).size() > 0) {
      throw Errors.typeError(
          ((PyType) bound[0]).qualname() + ".__init_subclass__() takes no keyword arguments");
    }
    return None.NONE;
  }

  private static Object equal(Object[] bound) {
    return Ops.is(bound[0], bound[1]) ? true : Singleton.NOT_IMPLEMENTED;
  }

  private static Object getAttribute(Object[] bound) {
    String name = Attributes.name(bound[1]);
    Object found =
        bound[0] instanceof Instance instance
            ? Attributes.plainly(instance, name)
            : Attributes.find(bound[0], name);
    if (found == null) {
      throw Attributes.missing(bound[0], name);
    }
    return found;
  }

  private static Object setAttribute(Object[] bound) {
    Attributes.setPlainly(bound[0], Attributes.name(bound[1]), bound[2]);
    return None.NONE;
  }

  private static Object deleteAttribute(Object[] bound) {
    Attributes.deletePlainly(bound[0], Attributes.name(bound[1]));
    return None.NONE;
  }

  private static Object allocate(Object[] bound) {
    if (!(bound[0] instanceof PyType type)) {
      throw Errors.typeError(
          "object.__new__(X): X is not a type object (" + Ops.typeOf(bound[0]).name() + ")");
    }
    return Construction.allocate(type, ((PyTuple) bound[1]).toArray(), PyCallable.NO_KEYWORDS);
  }

  /** {@code super().__init__(…)} in a class that derives from a mutable container. */
  private static void installContainerInitializers() {
    BuiltinTypes.LIST.define(
        NativeFunction.of(
            "__init__",
            "(self, iterable=(), /)",
            a -> {
              PyList list = (PyList) a[0];
              list.clear();
              list.extend(a[1]);
              return None.NONE;
            }));
    BuiltinTypes.SET.define(
        NativeFunction.of(
            "__init__",
            "(self, iterable=(), /)",
            a -> {
              ((PySet) a[0]).update(a[1]);
              return None.NONE;
            }));
    BuiltinTypes.DICT.define(
        NativeFunction.of(
            "__init__",
            "(self, /, *args, **kwargs)",
            a -> {
              Arrays.stream(((PyTuple) a[1]).toArray()).forEach(((PyDict) a[0])::update);
              ((PyDict) a[0]).update(a[2]);
              return None.NONE;
            }));
  }
}
