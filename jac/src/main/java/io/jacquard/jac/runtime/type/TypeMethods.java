package io.jacquard.jac.runtime.type;

import io.jacquard.jac.runtime.Attributes;
import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.Unpacked;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods of {@code type}, which metaclasses inherit, and {@code type(...)} itself. */
final class TypeMethods {
  private TypeMethods() {}

  static void install() {
    BuiltinTypes.TYPE
        .constructor(TypeMethods::callType)
        .define(
            NativeFunction.of("__new__", "(*args, **kwargs)", TypeMethods::allocate),
            NativeFunction.of("__init__", "(*args, **kwargs)", TypeMethods::initialize),
            NativeFunction.of("__call__", "(self, /, *args, **kwargs)", TypeMethods::construct),
            NativeFunction.of("__repr__", "(self, /)", a -> ((PyType) a[0]).plainRepr()),
            NativeFunction.of(
                "__instancecheck__",
                "(self, instance, /)",
                a -> Subclassing.isPlainInstance(a[1], (PyType) a[0])),
            NativeFunction.of(
                "__subclasscheck__",
                "(self, subclass, /)",
                a -> a[1] instanceof PyType type && type.isSubtypeOf((PyType) a[0])),
            NativeFunction.of("mro", "(self, /)", a -> PyList.copyOf(((PyType) a[0]).mro())),
            NativeFunction.of(
                "__subclasses__", "(self, /)", a -> PyList.copyOf(((PyType) a[0]).subclasses())))
        .defineClassMethod(
            NativeFunction.of("__prepare__", "(cls, /, *args, **kwargs)", _ -> new PyDict()));
  }

  private static Object callType(Object[] args, String[] keywords) {
    int given = args.length - keywords.length;
    if (given == 1 && keywords.length == 0) {
      return Ops.typeOf(args[0]);
    }
    if (given != 3) {
      throw Errors.typeError("type() takes 1 or 3 arguments");
    }
    return BuiltinTypes.TYPE.construct(args, keywords);
  }

  private static Object allocate(Object[] bound) {
    List<Object> args = ((PyTuple) bound[0]).asJava();
    PyType asked = asked(args);
    if (args.size() != 4) {
      throw Errors.typeError(
          "type.__new__() takes exactly 3 arguments (" + (args.size() - 1) + " given)");
    }
    String name = checked(args, 1, String.class, "str");
    List<PyType> bases = bases(checked(args, 2, PyTuple.class, "tuple"));
    PyDict names = checked(args, 3, PyDict.class, "dict");
    PyType metaclass = ClassCreation.metaclass(asked, bases);
    Object other = metaclass.lookup("__new__");
    if (other != null && !Identity.same(other, asked.lookup("__new__"))) {
      return Ops.call(Attributes.bind(other, null, metaclass), metaclass, name, args.get(2), names);
    }
    return make(metaclass, name, bases, names, (PyDict) bound[1]);
  }

  private static PyType asked(List<Object> args) {
    if (args.isEmpty()) {
      throw Errors.typeError("type.__new__(): not enough arguments");
    }
    if (!(args.getFirst() instanceof PyType asked)) {
      throw Errors.typeError(
          "type.__new__(X): X is not a type object (" + Ops.typeOf(args.getFirst()).name() + ")");
    }
    if (!asked.isSubtypeOf(BuiltinTypes.TYPE)) {
      throw Errors.typeError(
          "type.__new__(%s): %s is not a subtype of type".formatted(asked.name(), asked.name()));
    }
    return asked;
  }

  private static <T> T checked(List<Object> args, int index, Class<T> wanted, String name) {
    Object value = BoxedInstance.unbox(args.get(index));
    if (wanted.isInstance(value)) {
      return wanted.cast(value);
    }
    throw Errors.typeError(
        "type.__new__() argument %d must be %s, not %s"
            .formatted(index, name, Ops.typeOf(value).name()));
  }

  private static List<PyType> bases(PyTuple written) {
    List<PyType> bases = new ArrayList<>();
    for (Object base : written.toArray()) {
      if (base instanceof PyType type) {
        bases.add(type);
      } else if (Ops.findAttr(base, "__mro_entries__") != null) {
        throw Errors.typeError(
            "type() doesn't support MRO entry resolution; use types.new_class()");
      } else {
        throw ClassCreation.conflict();
      }
    }
    return bases;
  }

  private static PyType make(
      PyType metaclass, String name, List<PyType> bases, PyDict names, PyDict options) {
    Map<String, Object> body = new LinkedHashMap<>();
    names.forEach((key, value) -> body.put(Ops.str(key), value));
    ClassDraft draft =
        body.remove(ClassDraft.NAME) instanceof ClassDraft written
            ? written
            : new ClassDraft("__main__", ClassCreation.kind(bases), _ -> {});
    body.putIfAbsent("__module__", draft.module());
    return ClassCreation.make(metaclass, name, bases, body, draft, options);
  }

  private static Object initialize(Object[] bound) {
    int given = ((PyTuple) bound[0]).size() - 1;
    if (given != 1 && given != 3) {
      throw Errors.typeError("type.__init__() takes 1 or 3 arguments");
    }
    return None.NONE;
  }

  private static Object construct(Object[] bound) {
    PyType type = (PyType) bound[0];
    return Unpacked.pass(((PyTuple) bound[1]).asJava(), (PyDict) bound[2], type::callPlainly);
  }
}
