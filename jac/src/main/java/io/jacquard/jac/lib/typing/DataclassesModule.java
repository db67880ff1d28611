package io.jacquard.jac.lib.typing;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
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
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The module {@code dataclasses}. Every Jac {@code obj} has the constructor and repr that Python's
 * decorator makes; {@code @dataclass} adds comparison and understands {@code field(…)} defaults.
 */
public final class DataclassesModule {
  private DataclassesModule() {}

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
            DataclassesModule::field)
        .function(
            "asdict", "(obj, *, dict_factory=None)", a -> asDict(instance(a[0], "asdict"), a[1]))
        .function(
            "astuple",
            "(obj, *, tuple_factory=None)",
            a -> asTuple(instance(a[0], "astuple"), a[1]))
        .function(
            "replace",
            "(obj, /, **changes)",
            a -> replace(instance(a[0], "replace"), (PyDict) a[1]))
        .function("fields", "(class_or_instance)", a -> fields(a[0]))
        .function("is_dataclass", "(obj)", a -> !known(a[0]).isEmpty())
        .function(
            "make_dataclass",
            "(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,"
                + " order=False, unsafe_hash=False, frozen=False, match_args=True,"
                + " kw_only=False, slots=False, weakref_slot=False, module=None)",
            DataclassesModule::make)
        .value("InitVar", new ClassBuilder("dataclasses", "InitVar").build())
        .value("KW_ONLY", new ClassBuilder("dataclasses", "KW_ONLY").build())
        .value("MISSING", DataField.MISSING)
        .value("Field", DataField.TYPE)
        .value("FrozenInstanceError", Dataclass.FROZEN)
        .build();
  }

  private static Object field(@Nullable Object[] a) {
    Object value = a[0];
    Object factory = a[1];
    if (value != null && factory != null) {
      throw Errors.valueError("cannot specify both default and default_factory");
    }
    DataField.Settings settings =
        new DataField.Settings(
            truth(a[2]),
            truth(a[3]),
            Args.orNone(a[4]),
            truth(a[5]),
            a[6] instanceof PyDict metadata ? new MappingProxy(metadata) : DataField.NOTHING,
            truth(a[7]));
    return new DataField(
        "",
        "",
        value == null ? DataField.MISSING : value,
        factory == null ? DataField.MISSING : factory,
        null,
        settings);
  }

  private static boolean truth(@Nullable Object value) {
    return Args.truth(Args.orNone(value));
  }

  private static Object decorate(Object[] a) {
    Dataclass options =
        new Dataclass(
            truth(a[1]),
            truth(a[2]),
            truth(a[3]),
            truth(a[4]),
            truth(a[5]),
            truth(a[6]),
            truth(a[7]),
            truth(a[8]));
    return a[0] instanceof PyType type
        ? options.decorate(type)
        : NativeFunction.of("wrap", "(cls)", w -> options.decorate(Args.type(w[0], "__module__")));
  }

  /** A class of fields that are given as names, or as names with types and defaults. */
  private static Object make(Object[] a) {
    PyDict annotations = new PyDict();
    PyDict namespace = new PyDict();
    for (Object item : Args.items(a[1])) {
      List<Object> parts = item instanceof String name ? List.of(name) : Args.items(item);
      if (!(item instanceof String) && (parts.size() < 2 || parts.size() > 3)) {
        throw Errors.typeError("Invalid field: " + Ops.repr(item));
      }
      if (!(parts.getFirst() instanceof String name && isIdentifier(name))) {
        throw Errors.typeError(
            "Field names must be valid identifiers: " + Ops.repr(parts.getFirst()));
      }
      Object type = parts.size() > 1 ? parts.get(1) : "typing.Any";
      annotations.put(parts.getFirst(), type instanceof PyType t ? t.name() : Ops.str(type));
      if (parts.size() > 2) {
        namespace.put(parts.getFirst(), parts.get(2));
      }
    }
    if (a[3] instanceof PyDict more) {
      namespace.update(more);
    }
    namespace.put("__annotations__", annotations);
    PyTuple bases = PyTuple.from(a[2]);
    Object type = Ops.call(BuiltinTypes.TYPE, Args.text(a[0], "cls_name"), bases, namespace);
    return new Dataclass(
            truth(a[4]),
            truth(a[5]),
            truth(a[6]),
            truth(a[7]),
            truth(a[8]),
            truth(a[9]),
            truth(a[10]),
            truth(a[11]))
        .decorate((PyType) type);
  }

  private static boolean isIdentifier(String name) {
    return Ops.truthy(Ops.call(Ops.getAttr(name, "isidentifier")));
  }

  private static List<DataField> known(Object target) {
    if (target instanceof PyType type) {
      return Dataclass.fields(type);
    }
    return target instanceof Instance instance ? Dataclass.fields(instance.type()) : List.of();
  }

  private static Instance instance(Object value, String function) {
    if (value instanceof Instance instance && !known(value).isEmpty()) {
      return instance;
    }
    throw Errors.typeError(function + "() should be called on dataclass instances");
  }

  private static Object asDict(Instance object, Object factory) {
    List<Object> pairs = new ArrayList<>();
    for (DataField field : known(object)) {
      Object value = plain(Ops.getAttr(object, field.name()), v -> asDict(v, factory));
      pairs.add(PyTuple.of(field.name(), value));
    }
    PyList items = PyList.copyOf(pairs);
    return Ops.call(factory == None.NONE ? BuiltinTypes.DICT : factory, items);
  }

  private static Object asTuple(Instance object, Object factory) {
    List<Object> values = new ArrayList<>();
    for (DataField field : known(object)) {
      values.add(plain(Ops.getAttr(object, field.name()), v -> asTuple(v, factory)));
    }
    PyList items = PyList.copyOf(values);
    return Ops.call(factory == None.NONE ? BuiltinTypes.TUPLE : factory, items);
  }

  private static Object plain(Object value, Function<Instance, Object> convert) {
    return switch (value) {
      case PyList list ->
          PyList.copyOf(list.asJava().stream().map(v -> plain(v, convert)).toList());
      case PyTuple tuple when tuple.type() == BuiltinTypes.TUPLE ->
          PyTuple.of(tuple.asJava().stream().map(v -> plain(v, convert)).toArray());
      case PyDict dict -> {
        PyDict copy = new PyDict();
        dict.forEach((key, item) -> copy.put(plain(key, convert), plain(item, convert)));
        yield copy;
      }
      case Instance object when !known(object).isEmpty() -> convert.apply(object);
      default -> value;
    };
  }

  private static Object replace(Instance object, PyDict changes) {
    PyDict all = new PyDict();
    for (DataField field : known(object)) {
      if (field.settings().init()) {
        all.put(field.name(), Ops.getAttr(object, field.name()));
      } else if (changes.contains(field.name())) {
        throw Errors.valueError(
            "field "
                + field.name()
                + " is declared with init=False, it cannot be specified with replace()");
      }
    }
    all.update(changes);
    String[] names = Args.items(all).stream().map(Ops::str).toArray(String[]::new);
    return Ops.call(object.type(), Args.items(all.values()).toArray(), names);
  }

  private static Object fields(Object target) {
    List<DataField> fields = known(target);
    if (fields.isEmpty() && !(target instanceof PyType)) {
      throw Errors.typeError("must be called with a dataclass type or instance");
    }
    return PyTuple.of(fields.toArray());
  }
}
