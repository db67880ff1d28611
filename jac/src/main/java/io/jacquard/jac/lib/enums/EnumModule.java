package io.jacquard.jac.lib.enums;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.MappingProxy;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The module {@code enum}; Jac's {@code enum} declarations are classes below its {@code Enum}. */
public final class EnumModule {
  private static final PyType META = metaclass();
  static final PyType AUTO =
      new ClassBuilder("enum", "auto").constructor("()", _ -> new AutoValue.Auto()).build();

  static final PyType MEMBER = marker("member", true);
  static final PyType NONMEMBER = marker("nonmember", false);

  /** {@code enum.Enum}. */
  public static final PyType ENUM = base();

  static final PyType REPR_ENUM = asTheirValues();
  private static final PyType INT_ENUM = mixed("IntEnum", BuiltinTypes.INT);
  static final PyType STR_ENUM = mixed("StrEnum", BuiltinTypes.STR);
  static final PyType FLAG = Flags.define("Flag", ENUM);
  private static final PyType INT_FLAG = Flags.define("IntFlag", BuiltinTypes.INT, FLAG);

  private static final String CONTINUOUS = "no skipped integer values";
  private static final String NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags";
  private static final String UNIQUE = "one name per value";

  private EnumModule() {}

  public static PyModule module() {
    return new ModuleBuilder("enum")
        .type(ENUM)
        .type(REPR_ENUM)
        .type(INT_ENUM)
        .type(STR_ENUM)
        .type(FLAG)
        .type(INT_FLAG)
        .type(AUTO)
        .type(MEMBER)
        .type(NONMEMBER)
        .value("property", BuiltinTypes.PROPERTY)
        .value("CONTINUOUS", CONTINUOUS)
        .value("NAMED_FLAGS", NAMED_FLAGS)
        .value("UNIQUE", UNIQUE)
        .value("EnumMeta", META)
        .value("EnumType", META)
        .function("unique", "(enumeration)", a -> unique(Args.type(a[0], "__members__")))
        .function("verify", "(*checks)", a -> verifier(((PyTuple) a[0]).asJava()))
        .build();
  }

  /** An enum class that our own code defines, with its members. */
  public static PyType define(String module, String name, PyType base, Object... namesAndValues) {
    PyType type = new PyType(name, module, PyType.Kind.ENUM, List.of(base));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      type.namespace().put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    type.finish();
    return type;
  }

  /** The member of that name, which the class has. */
  public static Object member(PyType type, String name) {
    return Members.of(type).getItem(name);
  }

  /** {@code enum.StrEnum}. */
  public static PyType strEnum() {
    return STR_ENUM;
  }

  /** {@code enum.IntEnum}. */
  public static PyType intEnum() {
    return INT_ENUM;
  }

  private static PyType metaclass() {
    return new ClassBuilder("enum", "EnumType", BuiltinTypes.TYPE)
        .method("__iter__", "(cls)", a -> PyList.copyOf(iterated(cls(a))).iterator())
        .method("__len__", "(cls)", a -> (long) iterated(cls(a)).size())
        .method("__bool__", "(cls)", _ -> true)
        .method("__contains__", "(cls, value)", a -> contains(cls(a), a[1]))
        .method("__getitem__", "(cls, name)", a -> named(cls(a), a[1]))
        .method("__setattr__", "(cls, name, value)", EnumModule::assign)
        .method("__delattr__", "(cls, name)", EnumModule::delete)
        .method("__call__", "(cls, value=?, names=None, *values, **options)", EnumModule::call)
        .method("__repr__", "(cls)", a -> shown(cls(a)))
        .property("__members__", PyType.class, type -> new MappingProxy(Members.of(type)))
        .method("__reversed__", "(cls)", a -> PyList.copyOf(iterated(cls(a)).reversed()).iterator())
        .build();
  }

  private static String shown(PyType type) {
    return (type.isSubtypeOf(FLAG) ? "<flag '" : "<enum '") + type.name() + "'>";
  }

  /** The class that a method is called on; that of a program's own metaclass is boxed. */
  private static PyType cls(Object[] a) {
    return (PyType) BoxedInstance.unbox(a[0]);
  }

  private static List<Instance> iterated(PyType type) {
    List<Instance> members = Members.distinct(type);
    return type.isSubtypeOf(FLAG) ? members.stream().filter(Flags::single).toList() : members;
  }

  private static Object contains(PyType type, Object value) {
    return (value instanceof Instance member && member.type().isSubtypeOf(type))
        || Members.find(type, value) != null;
  }

  private static Object named(PyType type, Object name) {
    Object member = Members.of(type).get(name);
    if (member == null) {
      throw Errors.keyError(name);
    }
    return member;
  }

  private static Object assign(Object[] a) {
    if (Members.of(cls(a)).get(a[1]) != null) {
      throw Errors.attributeError("cannot reassign member " + Ops.repr(a[1]));
    }
    return Ops.call(Ops.getAttr(BuiltinTypes.OBJECT, "__setattr__"), a);
  }

  private static Object delete(Object[] a) {
    if (Members.of(cls(a)).get(a[1]) != null) {
      String name = cls(a).name();
      throw Errors.attributeError(Ops.repr(name) + " cannot delete member " + Ops.repr(a[1]) + ".");
    }
    return Ops.call(Ops.getAttr(BuiltinTypes.OBJECT, "__delattr__"), a);
  }

  private static Object call(Object[] a) {
    PyType type = cls(a);
    if (a[1] == null) {
      throw Errors.typeError("EnumType.__call__() missing 1 required positional argument: 'value'");
    }
    if (Members.of(type).size() == 0 && a[2] != None.NONE) {
      return functional(type, Args.text(a[1], "class_name"), a[2], (PyDict) a[4]);
    }
    Object value = ((PyTuple) a[3]).size() == 0 && a[2] == None.NONE ? a[1] : together(a);
    return lookUp(type, value);
  }

  private static Object together(Object[] a) {
    List<Object> parts = new ArrayList<>(List.of(a[1], a[2]));
    parts.addAll(((PyTuple) a[3]).asJava());
    return PyTuple.of(parts.toArray());
  }

  static Object lookUp(PyType type, Object value) {
    if (value instanceof Instance member && member.type() == type) {
      return member;
    }
    Instance member = Members.find(type, value);
    if (member != null) {
      return member;
    }
    Object missing = type.lookup("_missing_");
    if (missing != null) {
      Object chosen = Ops.call(Ops.getAttr(type, "_missing_"), value);
      if (chosen != None.NONE) {
        return chosen;
      }
    }
    throw Errors.valueError(Ops.repr(value) + " is not a valid " + type.name());
  }

  /** {@code Enum("Color", "RED GREEN", start=5)}. */
  private static Object functional(PyType base, String name, Object names, PyDict options) {
    Object module = options.get("module");
    PyType type =
        new PyType(
            name,
            module instanceof String given ? given : "__main__",
            PyType.Kind.ENUM,
            mixin(base, options.get("type")));
    Object start = options.get("start");
    if (names instanceof PyDict dict) {
      dict.forEach((key, value) -> type.namespace().put(Ops.str(key), value));
    } else {
      List<Object> items =
          names instanceof String text
              ? List.of((Object[]) text.replace(',', ' ').strip().split("\\s+", -1))
              : Args.items(names);
      for (Object item : items) {
        boolean pair = item instanceof PyTuple || item instanceof PyList;
        Object key = pair ? Ops.getItem(item, 0L) : item;
        Object counted =
            start == null ? new AutoValue.Auto() : Ops.add(start, (long) type.namespace().size());
        type.namespace().put(Ops.str(key), pair ? Ops.getItem(item, 1L) : counted);
      }
    }
    type.finish();
    return type;
  }

  private static List<PyType> mixin(PyType base, @Nullable Object type) {
    return type instanceof PyType mixed ? List.of(mixed, base) : List.of(base);
  }

  private static PyType base() {
    ClassBuilder builder =
        new ClassBuilder("enum", "Enum")
            .method("__repr__", Instance.class, EnumModule::repr)
            .method("__str__", Instance.class, m -> m.type().name() + "." + m.own("_name_"))
            .method(
                "__format__",
                "(self, spec)",
                a -> Ops.format(Ops.str(a[0]), Args.text(a[1], "spec")))
            .method(
                "__hash__", Instance.class, m -> (long) String.valueOf(m.own("_name_")).hashCode())
            .method("__copy__", Instance.class, m -> m)
            .method("__deepcopy__", "(self, memo)", a -> a[0])
            .classMethod(
                "__init_subclass__",
                "(cls, /, **kwargs)",
                a -> {
                  Members.make((PyType) a[0]);
                  return None.NONE;
                });
    return builder
        .build()
        .metatype(META)
        .defineProperty("name", m -> Args.orNone(((Instance) m).own("_name_")), refusing("name"))
        .defineProperty("value", m -> Members.value((Instance) m), refusing("value"));
  }

  private static BiConsumer<Object, Object> refusing(String attribute) {
    return (_, _) -> {
      throw Errors.attributeError("<enum 'Enum'> cannot set attribute '" + attribute + "'");
    };
  }

  private static String repr(Instance member) {
    return "<"
        + member.type().name()
        + "."
        + member.own("_name_")
        + ": "
        + Ops.repr(Members.value(member))
        + ">";
  }

  /** {@code enum.ReprEnum}, whose members print as the values of the class they are mixed with. */
  private static PyType asTheirValues() {
    return new ClassBuilder("enum", "ReprEnum", ENUM)
        .method("__str__", Instance.class, m -> Ops.str(Members.value(m)))
        .method(
            "__format__",
            "(self, spec)",
            a -> Ops.format(Members.value((Instance) a[0]), Args.text(a[1], "spec")))
        .build()
        .metatype(META);
  }

  private static PyType mixed(String name, PyType builtin) {
    PyType type =
        new ClassBuilder("enum", name, builtin, REPR_ENUM)
            .method("__repr__", Instance.class, EnumModule::repr)
            .build();
    if (builtin == BuiltinTypes.STR) {
      type.namespace().put("__strict_str__", true);
    }
    return type.metatype(META);
  }

  private static PyType marker(String name, boolean member) {
    return new ClassBuilder("enum", name)
        .constructor("(value)", a -> new Members.Marked(a[0], member))
        .build();
  }

  private static Object verifier(List<Object> checks) {
    return NativeFunction.of(
        "verify",
        "(enumeration)",
        a -> {
          PyType type = Args.type(a[0], "__name__");
          checks.forEach(check -> verify(type, String.valueOf(check)));
          return type;
        });
  }

  private static void verify(PyType type, String check) {
    switch (check) {
      case UNIQUE -> unique(type);
      case CONTINUOUS -> continuous(type);
      case NAMED_FLAGS -> {}
      default -> throw Errors.valueError(check + " is not a valid EnumCheck");
    }
  }

  private static void continuous(PyType type) {
    List<Long> values = new ArrayList<>();
    Members.distinct(type).forEach(member -> values.add(Args.integer(Members.value(member))));
    List<String> missing = new ArrayList<>();
    long last = Collections.max(values);
    for (long value = Collections.min(values); value <= last; value = next(type, value)) {
      if (!values.contains(value)) {
        missing.add(String.valueOf(value));
      }
    }
    if (!missing.isEmpty()) {
      throw Errors.valueError(
          "invalid %s %s: missing values %s"
              .formatted(
                  type.isSubtypeOf(FLAG) ? "flag" : "enum",
                  Ops.repr(type.name()),
                  String.join(", ", missing)));
    }
  }

  private static long next(PyType type, long value) {
    return type.isSubtypeOf(FLAG) ? value << 1 : value + 1;
  }

  private static Object unique(PyType type) {
    List<String> aliases = new ArrayList<>();
    Members.of(type)
        .forEach((name, member) -> {
          Object real = ((Instance) member).own("_name_");
          if (!name.equals(real)) {
            aliases.add(name + " -> " + real);
          }
        });
    if (!aliases.isEmpty()) {
      throw Errors.valueError(
          "duplicate values found in " + type.repr() + ": " + String.join(", ", aliases));
    }
    return type;
  }
}
