package io.jacquard.walker.typing;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.walker.upload.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A declared type as a request sees it: which values it takes, and what they become. */
sealed interface Schema {

  /** The value to use, or {@code null} after noting in the check why there is none. */
  @Nullable Object check(Object value, Location where, Check check);

  /** Any value, as it is. */
  record Anything() implements Schema {
    @Override
    public Object check(Object value, Location where, Check check) {
      return value;
    }
  }

  /** A type that the language reads from text itself, such as a date. */
  record Text() implements Schema {
    @Override
    public @Nullable Object check(Object value, Location where, Check check) {
      return value instanceof String
          ? value
          : check.refuse("string_type", where, "Input should be a valid string", value);
    }
  }

  /** {@code int}. */
  record Int() implements Schema {
    @Override
    public @Nullable Object check(Object value, Location where, Check check) {
      return Coercion.toInt(value, where, check);
    }
  }

  /** {@code float}. */
  record Decimal() implements Schema {
    @Override
    public @Nullable Object check(Object value, Location where, Check check) {
      return Coercion.toFloat(value, where, check);
    }
  }

  /** {@code bool}. */
  record Bool() implements Schema {
    @Override
    public @Nullable Object check(Object value, Location where, Check check) {
      return Coercion.toBool(value, where, check);
    }
  }

  /** {@code UploadFile}; opened inside the call. */
  record File() implements Schema {
    @Override
    public @Nullable Object check(Object value, Location where, Check check) {
      if (value instanceof Part) {
        return value;
      }
      String message = "Value error, Expected UploadFile, received: " + Ops.repr(Ops.typeOf(value));
      return check.refuse("value_error", where, message, value, Map.of("error", new PyDict()));
    }
  }

  /** {@code list[T]}. */
  record ListOf(Schema element) implements Schema {
    @Override
    public @Nullable Object check(Object value, Location where, Check check) {
      if (!(value instanceof PyList list)) {
        return check.refuse("list_type", where, "Input should be a valid list", value);
      }
      return element instanceof Anything ? list : PyList.copyOf(all(element, list, where, check));
    }
  }

  /** {@code tuple[T, …]}; a list on the wire. */
  record TupleOf(Schema element) implements Schema {
    @Override
    public @Nullable Object check(Object value, Location where, Check check) {
      return switch (value) {
        case PyList list -> PyTuple.of(all(element, list, where, check).toArray());
        case String text -> text;
        default -> check.refuse("tuple_type", where, "Input should be a valid tuple", value);
      };
    }
  }

  private static List<Object> all(Schema element, PyList list, Location where, Check check) {
    Object[] checked = new Object[list.size()];
    for (int i = 0; i < checked.length; i++) {
      Object value = element.check(list.get(i), where.then((long) i), check);
      checked[i] = value == null ? None.NONE : value;
    }
    return List.of(checked);
  }

  /** {@code dict[K, V]}; keys are text on the wire. */
  record DictOf(Schema key, Schema value) implements Schema {
    @Override
    public @Nullable Object check(Object input, Location where, Check check) {
      if (!(input instanceof PyDict dict)) {
        return check.refuse("dict_type", where, "Input should be a valid dictionary", input);
      }
      if (key instanceof Anything && value instanceof Anything) {
        return dict;
      }
      PyDict checked = new PyDict();
      for (PyDict.Cursor entry = dict.entries(); entry.next(); ) {
        Location here = where.then(entry.key());
        Object newKey = key.check(entry.key(), here.then("[key]"), check);
        Object newValue = value.check(entry.value(), here, check);
        if (newKey != null && newValue != null) {
          checked.put(newKey, newValue);
        }
      }
      return checked;
    }
  }

  /** {@code T | None}. */
  record OrNone(Schema type) implements Schema {
    @Override
    public @Nullable Object check(Object value, Location where, Check check) {
      return value == None.NONE ? value : type.check(value, where, check);
    }
  }

  /** {@code A | B}: the first member that takes the value as it is, else the first that can. */
  record OneOf(Map<String, Schema> members) implements Schema {
    @Override
    public @Nullable Object check(Object value, Location where, Check check) {
      Object coerced = null;
      for (Schema member : members.values()) {
        Object result = member.check(value, where, new Check());
        if (result != null && result.getClass() == value.getClass() && result.equals(value)) {
          return result;
        }
        coerced = coerced == null ? result : coerced;
      }
      if (coerced == null) {
        members.forEach((name, member) -> member.check(value, where.then(name), check));
      }
      return coerced;
    }
  }

  /** An enum of the program: a member by its value, or by its name. */
  record Member(List<Object> members) implements Schema {
    @Override
    public @Nullable Object check(Object value, Location where, Check check) {
      for (Object member : members) {
        Object itsValue = Ops.getAttr(member, "value");
        if (Ops.eq(itsValue, value) || (value instanceof String text && names(member, text))) {
          return member;
        }
      }
      String expected =
          members.stream()
              .map(member -> Ops.repr(Ops.getAttr(member, "value")))
              .collect(Collectors.joining(", "))
              .replaceFirst(", ([^,]*)$", " or $1");
      Map<String, Object> context = Map.of("expected", expected);
      return check.refuse("enum", where, "Input should be " + expected, value, context);
    }

    private static boolean names(Object member, String text) {
      return text.equals(Ops.getAttr(member, "name"))
          || text.equals(Ops.str(Ops.getAttr(member, "value")));
    }
  }

  /**
   * An object of the program, from a JSON object with its fields. What comes out is a {@link
   * Draft}; the constructor is the program's own and runs inside the call.
   */
  record ObjectOf(PyType type, Map<String, Field> fields) implements Schema {
    @Override
    public @Nullable Object check(Object value, Location where, Check check) {
      if (value instanceof String) {
        return value;
      }
      if (!(value instanceof PyDict dict)) {
        String message = "Input should be a dictionary or an instance of " + type.name();
        Map<String, Object> context = Map.of("class_name", type.name());
        return check.refuse("dataclass_type", where, message, value, context);
      }
      Map<String, Object> values = new LinkedHashMap<>();
      fields.forEach((name, field) -> field.take(dict.get(name), dict, where, check, values));
      return new Draft(type, values);
    }
  }
}
