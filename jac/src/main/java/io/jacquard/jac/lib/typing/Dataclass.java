package io.jacquard.jac.lib.typing;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.runtime.Dunder;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Singleton;
import io.jacquard.jac.runtime.container.Keys;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.ReprGuard;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The decorator {@code @dataclass}: gives a class the methods that its fields call for. */
record Dataclass(
    boolean init,
    boolean repr,
    boolean equality,
    boolean order,
    boolean unsafeHash,
    boolean frozen,
    boolean matchArguments,
    boolean keywordOnly) {
  static final String FIELDS = "__dataclass_fields__";
  static final PyType FROZEN =
      Exceptions.define("dataclasses", "FrozenInstanceError", "AttributeError");
  private static final Map<String, BiPredicate<Object, Object>> ORDERINGS =
      Map.of("__lt__", Ops::lt, "__le__", Ops::le, "__gt__", Ops::gt, "__ge__", Ops::ge);

  /** The fields of a class that was decorated, or of an archetype; empty for others. */
  static List<DataField> fields(PyType type) {
    if (type.lookup(FIELDS) instanceof PyDict known) {
      List<DataField> fields = new ArrayList<>();
      known.forEach((_, field) -> fields.add((DataField) field));
      return fields;
    }
    return type.kind().generatesConstructor()
        ? type.fields().stream().map(spec -> declared(spec, false)).toList()
        : List.of();
  }

  private static DataField declared(PyType.FieldSpec spec, boolean keywordOnly) {
    return new DataField(
        spec.name(),
        spec.annotation(),
        DataField.MISSING,
        DataField.MISSING,
        spec.factory(),
        DataField.Settings.plain(!spec.byPostinit(), keywordOnly));
  }

  PyType decorate(PyType type) {
    if (order && !equality) {
      throw Errors.valueError("eq must be true if order is true");
    }
    List<DataField> all = collect(type);
    List<DataField> fields = all.stream().filter(field -> !field.initOnly()).toList();
    PyDict known = new PyDict();
    fields.forEach(field -> known.put(field.name(), field));
    type.namespace().put(FIELDS, known);
    type.namespace().put("__dataclass_params__", parameters());
    if (init && generated(type, "__init__")) {
      initializer(type, all);
    }
    if (repr && generated(type, "__repr__")) {
      method(type, "__repr__", "(self, /)", a -> shown((Instance) a[0], fields));
    }
    if (matchArguments) {
      type.namespace()
          .putIfAbsent(
              "__match_args__",
              PyTuple.of((Object[]) names(fields, f -> f.settings().positional())));
    }
    comparison(type, fields);
    if (frozen) {
      freeze(type);
    }
    return type;
  }

  private Object parameters() {
    PyDict values = new PyDict();
    values.put("init", init);
    values.put("repr", repr);
    values.put("eq", equality);
    values.put("order", order);
    values.put("unsafe_hash", unsafeHash);
    values.put("frozen", frozen);
    String[] names = Args.items(values).stream().map(Ops::str).toArray(String[]::new);
    return SimpleNamespace.TYPE.call(Args.items(values.values()).toArray(), names);
  }

  private List<DataField> collect(PyType type) {
    Map<String, DataField> all = new LinkedHashMap<>();
    List<PyType.FieldSpec> inherited = new ArrayList<>();
    for (PyType base : type.bases().reversed()) {
      fields(base).forEach(field -> all.put(field.name(), field));
      inherited.addAll(base.fields());
    }
    if (type.namespace().get("__annotations__") instanceof PyDict annotations) {
      Dataclass settings = this;
      for (Object name : Args.items(annotations)) {
        String annotation = (String) annotations.getItem(name);
        if (annotation.endsWith("KW_ONLY")) {
          settings = keywordsOnly();
        } else {
          all.put((String) name, settings.ofClass(type, (String) name, annotation));
        }
      }
    }
    for (PyType.FieldSpec spec : type.fields()) {
      if (!inherited.contains(spec)) {
        all.put(spec.name(), ofArchetype(spec));
      }
    }
    all.values().removeIf(field -> field.annotation().startsWith("ClassVar"));
    List<DataField> fields = List.copyOf(all.values());
    if (type.kind().generatesConstructor()) {
      type.fields(fields.stream().map(Dataclass::spec).toList());
    }
    return fields;
  }

  private Dataclass keywordsOnly() {
    return new Dataclass(init, repr, equality, order, unsafeHash, frozen, matchArguments, true);
  }

  private static PyType.FieldSpec spec(DataField field) {
    return new PyType.FieldSpec(
        field.name(),
        field.annotation(),
        field.required() ? null : field::initial,
        !field.settings().init());
  }

  /** A field of a {@code class}, whose default is an attribute of the class. */
  private DataField ofClass(PyType type, String name, String annotation) {
    Object value = type.namespace().get(name);
    if (value instanceof DataField field) {
      if (Identity.same(field.value(), DataField.MISSING)) {
        type.namespace().remove(name);
      } else {
        type.namespace().put(name, field.value());
      }
      return field.named(name, annotation, keywordOnly);
    }
    if (value instanceof PyList || value instanceof PyDict || value instanceof PySet) {
      throw Errors.valueError(
          "mutable default "
              + Ops.repr(Ops.typeOf(value))
              + " for field "
              + name
              + " is not allowed: use default_factory");
    }
    return new DataField(
        name,
        annotation,
        value == null ? DataField.MISSING : value,
        DataField.MISSING,
        null,
        DataField.Settings.plain(true, keywordOnly));
  }

  /** A default that is a {@code field(…)} says more than a value. */
  private DataField ofArchetype(PyType.FieldSpec spec) {
    var factory = spec.factory();
    return factory != null && factory.get() instanceof DataField field
        ? field.named(spec.name(), spec.annotation(), keywordOnly)
        : declared(spec, keywordOnly);
  }

  /** Whether the class has not written this method itself. */
  private static boolean generated(PyType type, String name) {
    Object own = type.namespace().get(name);
    return own == null || own == None.NONE || !(own instanceof PyFunction);
  }

  private static void method(PyType type, String name, String signature, NativeFunction.Body body) {
    type.namespace().put(name, NativeFunction.of(name, signature, body).methodOf(type));
  }

  private void initializer(PyType type, List<DataField> fields) {
    List<DataField> ordered = new ArrayList<>();
    fields.stream().filter(f -> f.settings().positional()).forEach(ordered::add);
    int positional = ordered.size();
    fields.stream().filter(f -> f.settings().named()).forEach(ordered::add);
    StringBuilder signature = new StringBuilder("(self");
    for (int i = 0; i < ordered.size(); i++) {
      signature.append(i == positional ? ", *, " : ", ").append(ordered.get(i).name());
      signature.append(ordered.get(i).required() ? "" : "=?");
    }
    List<DataField> unset = fields.stream().filter(f -> !f.settings().init()).toList();
    method(
        type,
        "__init__",
        signature.append(')').toString(),
        a -> {
          Instance self = (Instance) a[0];
          List<Object> passedOn = new ArrayList<>();
          for (int i = 0; i < ordered.size(); i++) {
            DataField field = ordered.get(i);
            if (field.initOnly()) {
              passedOn.add(a[i + 1] == null ? Args.orNone(field.initial()) : a[i + 1]);
            } else {
              set(self, field, a[i + 1]);
            }
          }
          unset.forEach(field -> set(self, field, null));
          Dunder.invoke(self, "__post_init__", passedOn.toArray());
          return None.NONE;
        });
  }

  private void set(Instance self, DataField field, @Nullable Object given) {
    Object value = given != null || field.required() ? given : field.initial();
    if (value != null && frozen) {
      self.own(field.name(), value);
    } else if (value != null) {
      Ops.setAttr(self, field.name(), value);
    }
  }

  private static String shown(Instance self, List<DataField> fields) {
    if (!ReprGuard.enter(self)) {
      return "...";
    }
    try {
      StringJoiner out = new StringJoiner(", ", self.type().qualname() + "(", ")");
      fields.stream()
          .filter(field -> field.settings().repr())
          .forEach(f -> out.add(f.name() + "=" + Ops.repr(Ops.getAttr(self, f.name()))));
      return out.toString();
    } finally {
      ReprGuard.leave();
    }
  }

  private void comparison(PyType type, List<DataField> fields) {
    String[] compared = names(fields, f -> f.settings().compare());
    boolean hashWritten = type.namespace().get("__hash__") instanceof PyFunction;
    if (equality && generated(type, "__eq__")) {
      method(type, "__eq__", "(self, other, /)", a -> compare(a, compared, Ops::eq));
      type.namespace().putIfAbsent("__hash__", None.NONE);
    }
    if (order) {
      for (var entry : ORDERINGS.entrySet()) {
        String name = entry.getKey();
        if (!generated(type, name)) {
          throw Errors.typeError(
              "Cannot overwrite attribute "
                  + name
                  + " in class "
                  + type.name()
                  + ". Consider using functools.total_ordering");
        }
        method(type, name, "(self, other, /)", a -> compare(a, compared, entry.getValue()));
      }
    }
    if (!hashWritten && (unsafeHash || (equality && frozen))) {
      String[] hashed = names(fields, f -> f.settings().hashed());
      method(type, "__hash__", "(self, /)", a -> Keys.hash(values((Instance) a[0], hashed)));
    }
  }

  private static Object compare(Object[] a, String[] names, BiPredicate<Object, Object> holds) {
    Instance self = (Instance) a[0];
    return a[1] instanceof Instance other && other.type() == self.type()
        ? (Object) holds.test(values(self, names), values(other, names))
        : Singleton.NOT_IMPLEMENTED;
  }

  private static String[] names(List<DataField> fields, Predicate<DataField> wanted) {
    return fields.stream().filter(wanted).map(DataField::name).toArray(String[]::new);
  }

  private static PyTuple values(Instance object, String[] names) {
    return PyTuple.of(Arrays.stream(names).map(name -> Ops.getAttr(object, name)).toArray());
  }

  private static void freeze(PyType type) {
    method(type, "__setattr__", "(self, name, value, /)", a -> refuse("assign to", a[1]));
    method(type, "__delattr__", "(self, name, /)", a -> refuse("delete", a[1]));
  }

  private static Object refuse(String what, Object name) {
    throw Exceptions.make(FROZEN, "cannot " + what + " field " + Ops.repr(name));
  }
}
