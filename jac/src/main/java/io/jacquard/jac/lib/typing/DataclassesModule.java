package io.jacquard.jac.lib.typing;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.BuiltinTypes;
import io.jacquard.jac.runtime.Errors;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.PyModule;
import io.jacquard.jac.runtime.PyType;
import io.jacquard.jac.runtime.Singleton;
import io.jacquard.jac.runtime.container.PyDict;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.function.NativeFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The module {@code dataclasses}. Every Jac {@code obj} has the constructor and repr that Python's
 * decorator makes; {@code @dataclass} adds comparison and understands {@code field(…)} defaults.
 */
public final class DataclassesModule {
  private static final PyType FIELD =
      new ClassBuilder("dataclasses", "Field")
          .property("name", Field.class, Field::name)
          .property("type", Field.class, Field::annotation)
          .property("default", Field.class, Field::value)
          .property("default_factory", Field.class, Field::factory)
          .build();
  private static final PyType MISSING_TYPE =
      new ClassBuilder("dataclasses", "_MISSING_TYPE").build();
  private static final Missing MISSING = new Missing();
  private static final PyType FROZEN =
      Exceptions.define("dataclasses", "FrozenInstanceError", "AttributeError");

  private DataclassesModule() {}

  /** No default. */
  private record Missing() implements NativeValue {
    @Override
    public PyType type() {
      return MISSING_TYPE;
    }

    @Override
    public String repr() {
      return "<dataclasses._MISSING_TYPE object>";
    }
  }

  private record Field(String name, String annotation, Object value, Object factory)
      implements NativeValue {
    Object make() {
      return Identity.same(factory, MISSING) ? value : Ops.call(factory);
    }

    @Override
    public PyType type() {
      return FIELD;
    }
  }

  public static PyModule dataclasses() {
    return new ModuleBuilder("dataclasses")
        .function(
            "dataclass",
            "(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,"
                + " frozen=False, match_args=True, kw_only=False, slots=False)",
            DataclassesModule::decorate)
        .function(
            "field",
            "(*, default=?, default_factory=?, init=True, repr=True, hash=None, compare=True,"
                + " metadata=None, kw_only=False)",
            a -> field(a[0], a[1]))
        .function("asdict", "(obj, *, dict_factory=None)", a -> asDict(instance(a[0], "asdict")))
        .function("astuple", "(obj)", a -> asTuple(instance(a[0], "astuple")))
        .function(
            "replace",
            "(obj, /, **changes)",
            a -> replace(instance(a[0], "replace"), (PyDict) a[1]))
        .function("fields", "(class_or_instance)", a -> fields(a[0]))
        .function("is_dataclass", "(obj)", a -> !specs(a[0]).isEmpty())
        .value("MISSING", MISSING)
        .value("Field", FIELD)
        .value("FrozenInstanceError", FROZEN)
        .build();
  }

  private static Object field(@Nullable Object value, @Nullable Object factory) {
    if (value != null && factory != null) {
      throw Errors.valueError("cannot specify both default and default_factory");
    }
    return new Field("", "", value == null ? MISSING : value, factory == null ? MISSING : factory);
  }

  private static Object decorate(Object[] a) {
    boolean equality = Args.truth(a[3]);
    boolean order = Args.truth(a[4]);
    boolean frozen = Args.truth(a[6]);
    if (a[0] instanceof PyType type) {
      return complete(type, equality, order, frozen);
    }
    return NativeFunction.of(
        "wrap", "(cls)", w -> complete((PyType) w[0], equality, order, frozen));
  }

  private static PyType complete(PyType type, boolean equality, boolean order, boolean frozen) {
    if (type.kind() == PyType.Kind.CLASS) {
      type.becomeDataclass(DataclassFields.of(type));
      for (PyType.FieldSpec spec : type.fields()) {
        if (type.namespace().get(spec.name()) instanceof Field field) {
          type.namespace().remove(spec.name());
          if (!Identity.same(field.value(), MISSING)) {
            type.namespace().put(spec.name(), field.value());
          }
        }
      }
    }
    type.fields(type.fields().stream().map(DataclassesModule::unwrapped).toList());
    if (equality && !type.namespace().containsKey("__eq__")) {
      type.define(
          NativeFunction.of(
              "__eq__",
              "(self, other, /)",
              a -> sameClass(a) && Ops.eq(values((Instance) a[0]), values((Instance) a[1]))));
    }
    if (order) {
      type.define(
          NativeFunction.of(
              "__lt__",
              "(self, other, /)",
              a ->
                  sameClass(a)
                      ? Ops.lt(values((Instance) a[0]), values((Instance) a[1]))
                      : Singleton.NOT_IMPLEMENTED));
      type.define(
          NativeFunction.of(
              "__le__",
              "(self, other, /)",
              a ->
                  sameClass(a)
                      ? Ops.le(values((Instance) a[0]), values((Instance) a[1]))
                      : Singleton.NOT_IMPLEMENTED));
    }
    if (frozen) {
      freeze(type);
    } else if (equality && !type.namespace().containsKey("__hash__")) {
      type.namespace().put("__hash__", None.NONE);
    }
    return type;
  }

  private static void freeze(PyType type) {
    type.define(
        NativeFunction.of("__hash__", "(self, /)", a -> (long) Ops.hash(values((Instance) a[0]))),
        NativeFunction.of(
            "__setattr__", "(self, name, value, /)", a -> refuse("assign to", (String) a[1])),
        NativeFunction.of("__delattr__", "(self, name, /)", a -> refuse("delete", (String) a[1])));
  }

  private static Object refuse(String action, String name) {
    throw Exceptions.make(FROZEN, "cannot " + action + " field '" + name + "'");
  }

  /** A {@code field(…)} that stands as a default is replaced by what it makes. */
  private static PyType.FieldSpec unwrapped(PyType.FieldSpec spec) {
    var factory = spec.factory();
    if (factory == null) {
      return spec;
    }
    return new PyType.FieldSpec(
        spec.name(),
        spec.annotation(),
        () -> factory.get() instanceof Field field ? field.make() : factory.get(),
        spec.byPostinit());
  }

  private static boolean sameClass(Object[] a) {
    return a[1] instanceof Instance other && other.type() == ((Instance) a[0]).type();
  }

  private static List<PyType.FieldSpec> specs(Object target) {
    if (target instanceof PyType type) {
      return type.fields();
    }
    return target instanceof Instance instance ? instance.type().fields() : List.of();
  }

  private static Instance instance(Object value, String function) {
    if (value instanceof Instance instance && !instance.type().fields().isEmpty()) {
      return instance;
    }
    throw Errors.typeError(function + "() should be called on dataclass instances");
  }

  private static PyTuple values(Instance object) {
    return PyTuple.of(
        specs(object).stream().map(spec -> Ops.getAttr(object, spec.name())).toArray());
  }

  private static PyDict asDict(Instance object) {
    PyDict dict = new PyDict();
    for (PyType.FieldSpec spec : specs(object)) {
      dict.put(spec.name(), plain(Ops.getAttr(object, spec.name()), true));
    }
    return dict;
  }

  private static PyTuple asTuple(Instance object) {
    return PyTuple.of(
        specs(object).stream().map(s -> plain(Ops.getAttr(object, s.name()), false)).toArray());
  }

  private static Object plain(Object value, boolean asDict) {
    return switch (value) {
      case PyList list -> PyList.copyOf(list.asJava().stream().map(v -> plain(v, asDict)).toList());
      case PyTuple tuple when tuple.type() == BuiltinTypes.TUPLE ->
          PyTuple.of(tuple.asJava().stream().map(v -> plain(v, asDict)).toArray());
      case PyDict dict -> {
        PyDict copy = new PyDict();
        dict.forEach((key, item) -> copy.put(plain(key, asDict), plain(item, asDict)));
        yield copy;
      }
      case Instance object when !object.type().fields().isEmpty() ->
          asDict ? asDict(object) : asTuple(object);
      default -> value;
    };
  }

  private static Object replace(Instance object, PyDict changes) {
    PyDict all = new PyDict();
    for (PyType.FieldSpec spec : specs(object)) {
      if (!spec.byPostinit()) {
        all.put(spec.name(), Ops.getAttr(object, spec.name()));
      }
    }
    all.update(changes);
    String[] names = Args.items(all).stream().map(Ops::str).toArray(String[]::new);
    return Ops.call(object.type(), Args.items(all.values()).toArray(), names);
  }

  private static Object fields(Object target) {
    List<PyType.FieldSpec> specs = specs(target);
    if (specs.isEmpty() && !(target instanceof PyType)) {
      throw Errors.typeError("must be called with a dataclass type or instance");
    }
    return PyTuple.of(
        specs.stream()
            .map(spec -> new Field(spec.name(), spec.annotation(), MISSING, MISSING))
            .toArray());
  }
}
