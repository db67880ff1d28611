package io.jacquard.jac.lib.collections;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.Dunder;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Singleton;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Classes of tuples whose items have names: {@code namedtuple}, {@code struct_time} and the like.
 */
public final class NamedTuples {
  private static final String PREFIX = "__repr_prefix__";

  /** The words that CPython takes for no name. */
  private static final Set<String> KEYWORDS =
      Set.of(
          ("False None True and as assert async await break class continue def del elif else except"
                  + " finally for from global if import in is lambda nonlocal not or pass raise"
                  + " return try while with yield")
              .split(" ", -1));

  private NamedTuples() {}

  /** A tuple of such a class. */
  private static final class Named extends PyTuple {
    private final PyType type;

    Named(PyType type, Object[] items) {
      super(items);
      this.type = type;
    }

    @Override
    public PyType type() {
      return type;
    }

    @Override
    public String repr() {
      Object custom = Dunder.invoke(this, "__repr__");
      return custom == null ? plain() : Ops.str(custom);
    }

    @Override
    public String str() {
      Object custom = Dunder.invoke(this, "__str__");
      return custom == null ? repr() : Ops.str(custom);
    }

    @Override
    public @Nullable Object binary(Operator operator, Object right) {
      Object own = type.lookup(operator.method());
      Object answer = own instanceof PyFunction ? Dunder.call(own, this, right) : null;
      return answer == null || Identity.same(answer, Singleton.NOT_IMPLEMENTED)
          ? super.binary(operator, right)
          : answer;
    }

    private String plain() {
      Object prefix = type.lookup(PREFIX);
      PyTuple names = fields(type);
      StringBuilder out =
          new StringBuilder(prefix instanceof String p ? p : type.name()).append('(');
      for (int i = 0; i < names.size(); i++) {
        out.append(i == 0 ? "" : ", ").append(names.get(i)).append('=').append(Ops.repr(get(i)));
      }
      return out.append(')').toString();
    }
  }

  private static PyTuple fields(PyType type) {
    return type.lookup("_fields") instanceof PyTuple names ? names : PyTuple.EMPTY;
  }

  /** A tuple of the class; one value per field. */
  public static PyTuple make(PyType type, Object... values) {
    return new Named(type, values);
  }

  /** Defines a class whose fields are all required. */
  public static PyType define(String module, String name, List<String> fields) {
    return define(module, name, fields, List.of());
  }

  /** Uses another text than the class's name in front of {@code repr}. */
  public static void reprPrefix(PyType type, String prefix) {
    type.namespace().put(PREFIX, prefix);
  }

  /**
   * Defines a class.
   *
   * @param defaults values of the last fields
   */
  public static PyType define(
      String module, String name, List<String> fields, List<Object> defaults) {
    PyType type = new ClassBuilder(module, name, BuiltinTypes.TUPLE).build();
    complete(type, fields, defaults);
    return type;
  }

  /** Makes a class written in Jac one of them; its own methods stay. */
  public static void complete(PyType type, List<String> fields, List<Object> defaults) {
    int required = fields.size() - defaults.size();
    StringBuilder signature = new StringBuilder("(_cls");
    for (int i = 0; i < fields.size(); i++) {
      signature.append(", ").append(fields.get(i)).append(i < required ? "" : "=?");
    }
    NativeFunction constructor =
        NativeFunction.of(
            type.name() + ".__new__",
            signature.append(')').toString(),
            a -> new Named(type, filled(a, defaults)));
    type.constructor((args, keywords) -> {
      Object[] withClass = new Object[args.length + 1];
      withClass[0] = type;
      System.arraycopy(args, 0, withClass, 1, args.length);
      return constructor.call(withClass, keywords);
    });
    type.namespace().put("_fields", PyTuple.of(fields.toArray()));
    PyDict defaulted = new PyDict();
    for (int i = 0; i < defaults.size(); i++) {
      defaulted.put(fields.get(required + i), defaults.get(i));
    }
    type.namespace().put("_field_defaults", defaulted);
    type.namespace().put("__match_args__", PyTuple.of(fields.toArray()));
    for (int i = 0; i < fields.size(); i++) {
      int index = i;
      type.defineProperty(
          fields.get(i),
          tuple -> ((PyTuple) tuple).get(index),
          (_, _) -> {
            throw Errors.attributeError("can't set attribute");
          });
    }
    methods(type);
  }

  private static Object[] filled(@Nullable Object[] given, List<Object> defaults) {
    Object[] values = new Object[given.length - 1];
    int required = values.length - defaults.size();
    for (int i = 0; i < values.length; i++) {
      Object value = given[i + 1];
      values[i] = value == null ? defaults.get(i - required) : value;
    }
    return values;
  }

  private static void methods(PyType type) {
    NativeFunction repr = NativeFunction.of("__repr__", "(self, /)", a -> ((Named) a[0]).plain());
    type.namespace().putIfAbsent("__repr__", repr.methodOf(type));
    type.define(
        NativeFunction.of("_asdict", "(self, /)", a -> asDict((PyTuple) a[0])),
        NativeFunction.of(
            "_replace", "(self, /, **kwds)", a -> replaced((PyTuple) a[0], (PyDict) a[1])));
    type.defineClassMethod(
        NativeFunction.of(
            "_make",
            "(cls, iterable)",
            a -> {
              List<Object> items = Args.items(a[1]);
              int expected = fields(type).size();
              if (items.size() != expected) {
                throw Errors.typeError("Expected " + expected + " arguments, got " + items.size());
              }
              return new Named((PyType) a[0], items.toArray());
            }));
  }

  private static PyDict asDict(PyTuple tuple) {
    PyTuple names = fields(tuple.type());
    PyDict dict = new PyDict();
    for (int i = 0; i < names.size(); i++) {
      dict.put(names.get(i), tuple.get(i));
    }
    return dict;
  }

  private static PyTuple replaced(PyTuple tuple, PyDict changes) {
    List<Object> names = fields(tuple.type()).asJava();
    Object[] values = tuple.toArray();
    List<Object> unknown = new ArrayList<>();
    changes.forEach((name, value) -> {
      int index = names.indexOf(name);
      if (index < 0) {
        unknown.add(name);
      } else {
        values[index] = value;
      }
    });
    if (!unknown.isEmpty()) {
      throw Errors.valueError(
          "Got unexpected field names: "
              + Ops.repr(io.jacquard.jac.runtime.container.PyList.copyOf(unknown)));
    }
    return new Named(tuple.type(), values);
  }

  /** {@code collections.namedtuple(typename, field_names, *, rename, defaults, module)}. */
  static Object namedTuple(Object[] a) {
    String name = Args.text(a[0], "typename");
    List<String> fields = names(a[1]);
    boolean renames = Args.truth(a[2]);
    List<Object> defaults = a[3] == None.NONE ? List.of() : Args.items(a[3]);
    check(name, renames ? List.of() : fields);
    if (renames) {
      fields = renamed(fields);
    }
    if (defaults.size() > fields.size()) {
      throw Errors.typeError("Got more default values than field names");
    }
    String module = a[4] == None.NONE ? "__main__" : Args.text(a[4], "module");
    PyType type = define(module, name, fields, defaults);
    type.namespace().put("__doc__", name + "(" + String.join(", ", fields) + ")");
    return type;
  }

  private static List<String> names(Object names) {
    List<String> result = new ArrayList<>();
    if (names instanceof String text) {
      for (String part : text.replace(',', ' ').split("\\s+", -1)) {
        if (!part.isEmpty()) {
          result.add(part);
        }
      }
    } else {
      Args.items(names).forEach(item -> result.add(Ops.str(item)));
    }
    return result;
  }

  private static List<String> renamed(List<String> names) {
    Set<String> seen = new HashSet<>();
    List<String> result = new ArrayList<>();
    for (String name : names) {
      boolean bad =
          !identifier(name) || KEYWORDS.contains(name) || name.startsWith("_") || !seen.add(name);
      result.add(bad ? "_" + result.size() : name);
    }
    return result;
  }

  private static void check(String type, List<String> fields) {
    if (!identifier(type)) {
      throw notIdentifier(type);
    }
    Set<String> seen = new HashSet<>();
    for (String field : fields) {
      if (!identifier(field)) {
        throw notIdentifier(field);
      }
      if (KEYWORDS.contains(field)) {
        throw Errors.valueError(
            "Type names and field names cannot be a keyword: " + Ops.repr(field));
      }
      if (field.startsWith("_")) {
        throw Errors.valueError("Field names cannot start with an underscore: " + Ops.repr(field));
      }
      if (!seen.add(field)) {
        throw Errors.valueError("Encountered duplicate field name: " + Ops.repr(field));
      }
    }
  }

  private static RuntimeException notIdentifier(String name) {
    return Errors.valueError(
        "Type names and field names must be valid identifiers: " + Ops.repr(name));
  }

  private static boolean identifier(String name) {
    return !name.isEmpty()
        && (name.charAt(0) == '_' || Character.isUnicodeIdentifierStart(name.codePointAt(0)))
        && name.codePoints().allMatch(c -> c == '_' || Character.isUnicodeIdentifierPart(c));
  }
}
