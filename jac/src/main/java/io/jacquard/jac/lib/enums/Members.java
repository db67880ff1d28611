package io.jacquard.jac.lib.enums;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.Descriptor;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the attributes of an enum class into its members, once the class's body has run. */
final class Members {
  static final String MAP = "_member_map_";

  private final PyType type;
  private final PyDict byName = new PyDict();
  private final List<Object> values = new ArrayList<>();

  private Members(PyType type) {
    this.type = type;
  }

  /** {@code enum.member(x)} and {@code enum.nonmember(x)}: whether a value makes a member. */
  record Marked(Object value, boolean member) implements NativeValue {
    @Override
    public PyType type() {
      return member ? EnumModule.MEMBER : EnumModule.NONMEMBER;
    }
  }

  /** Every member by its name, aliases included. */
  static PyDict of(PyType type) {
    return type.namespace().get(MAP) instanceof PyDict map ? map : new PyDict();
  }

  /** The members without aliases, in order. */
  static List<Instance> distinct(PyType type) {
    List<Instance> members = new ArrayList<>();
    of(type)
        .forEach((name, member) -> {
          if (member instanceof Instance m && name.equals(m.own("_name_"))) {
            members.add(m);
          }
        });
    return members;
  }

  static void make(PyType type) {
    for (PyType base : type.bases()) {
      if (of(base).size() > 0) {
        throw Errors.typeError(
            "<enum '" + type.name() + "'> cannot extend <enum '" + base.name() + "'>");
      }
    }
    new Members(type).make();
  }

  private void make() {
    List<Map.Entry<String, Object>> found = new ArrayList<>();
    List.copyOf(type.namespace().entrySet())
        .forEach(entry -> {
          Object value = entry.getValue();
          if (value instanceof Marked marked && !marked.member()) {
            type.namespace().put(entry.getKey(), marked.value());
          } else if (value instanceof Marked marked) {
            found.add(Map.entry(entry.getKey(), marked.value()));
          } else if (isMember(entry.getKey(), value)) {
            found.add(Map.entry(entry.getKey(), value));
          }
        });
    type.namespace().put(MAP, byName);
    for (Map.Entry<String, Object> entry : found) {
      member(entry.getKey(), resolved(entry.getKey(), entry.getValue()));
    }
    printAsTheLastBase();
  }

  /** What a mixed-in class brings for printing gives way to what the last base prints. */
  private void printAsTheLastBase() {
    for (String special : List.of("__str__", "__format__")) {
      Object wanted = type.bases().getLast().lookup(special);
      if (wanted != null && isOfTheMixedIn(special, type.lookup(special))) {
        type.namespace().put(special, wanted);
      }
    }
  }

  private boolean isOfTheMixedIn(String special, @Nullable Object method) {
    if (!(method instanceof NativeFunction f) || f.owner() == null) {
      return false;
    }
    boolean printsItsValue = type.isSubtypeOf(EnumModule.STR_ENUM) || special.equals("__format__");
    return f.owner() == EnumModule.REPR_ENUM
        ? printsItsValue
        : !f.owner().isSubtypeOf(EnumModule.ENUM);
  }

  private static boolean isMember(String name, Object value) {
    boolean reserved = name.startsWith("_");
    return !reserved && !(value instanceof Descriptor) && !(value instanceof PyFunction);
  }

  private Object resolved(String name, Object value) {
    if (!(value instanceof AutoValue.Auto auto)) {
      return value instanceof AutoValue combined ? combined.resolved() : value;
    }
    Object chosen = chosen(name);
    auto.resolve(chosen);
    return chosen;
  }

  /** The value that the class chooses for {@code auto()}. */
  private Object chosen(String name) {
    Object custom = type.lookup("_generate_next_value_");
    if (custom != null) {
      Object last = io.jacquard.jac.runtime.container.PyList.copyOf(values);
      Object function = Ops.getAttr(type, "_generate_next_value_");
      return Ops.call(function, name, 1L, (long) values.size(), last);
    }
    if (type.isSubtypeOf(EnumModule.STR_ENUM)) {
      return name.toLowerCase(Locale.ROOT);
    }
    long next = 1;
    for (Object earlier : values) {
      if (earlier instanceof Long n) {
        next =
            type.isSubtypeOf(EnumModule.FLAG)
                ? Math.max(next, Long.highestOneBit(n) << 1)
                : Math.max(next, n + 1);
      }
    }
    return next;
  }

  private void member(String name, Object value) {
    values.add(value);
    Instance same = find(type, value);
    if (same != null) {
      byName.put(name, same);
      type.namespace().put(name, same);
      return;
    }
    Instance member = create(type, name, value);
    byName.put(name, member);
    type.namespace().put(name, member);
  }

  /** The member of a value, or {@code null}. */
  static @Nullable Instance find(PyType type, Object value) {
    for (Object member : Args.items(of(type).values())) {
      if (member instanceof Instance m && Ops.eq(value(m), value)) {
        return m;
      }
    }
    return null;
  }

  static Object value(Instance member) {
    return Args.orNone(member.own("_value_"));
  }

  static Instance create(PyType type, String name, Object value) {
    Object payload = payload(type, value);
    Instance member = payload == null ? new Instance(type) : new BoxedInstance(type, payload);
    member.own("_name_", name);
    member.own("_value_", payload == null ? value : payload);
    Object init = type.lookup("__init__");
    if (init instanceof PyFunction) {
      Object[] args = value instanceof PyTuple tuple ? tuple.toArray() : new Object[] {value};
      Ops.callMethod(member, "__init__", args, new String[0]);
    }
    return member;
  }

  /** The builtin value inside a member whose class also derives from a builtin one. */
  private static @Nullable Object payload(PyType type, Object value) {
    for (PyType base : type.mro()) {
      if (Identity.same(base, BuiltinTypes.INT)
          || Identity.same(base, BuiltinTypes.STR)
          || Identity.same(base, BuiltinTypes.FLOAT)) {
        if (Identity.same(type.lookup("__strict_str__"), true) && !(value instanceof String)) {
          throw Errors.typeError(Ops.repr(value) + " is not a string");
        }
        return value instanceof PyTuple tuple
            ? Ops.call(base, tuple.toArray())
            : Ops.call(base, value);
      }
    }
    return null;
  }
}
