package io.jacquard.walker.openapi;

import io.jacquard.jac.Endpoint.DefaultKind;
import io.jacquard.jac.Endpoint.Parameter;
import io.jacquard.jac.Endpoint.TypeRef;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.walker.typing.FileTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Declared types as JSON Schema (2020-12, as OpenAPI 3.1 takes it). */
final class JsonSchemas {
  private JsonSchemas() {}

  static Map<String, Object> of(TypeRef type) {
    if (FileTypes.isFile(type)) {
      return formatted("binary");
    }
    return switch (type) {
      case TypeRef.Any _ -> new LinkedHashMap<>();
      case TypeRef.Named(var name) -> named(name);
      case TypeRef.Generic(var name, var arguments) -> generic(name, arguments);
      case TypeRef.Union(var members) -> anyOf(members);
      case TypeRef.Archetype(_, var archetype) -> archetype(archetype);
    };
  }

  /** The schema of a field, its default and nullability included. */
  static Map<String, Object> of(Parameter parameter) {
    Map<String, Object> schema = of(parameter.type());
    if (parameter.defaultKind() != DefaultKind.REQUIRED && !allowsNull(parameter.type())) {
      schema = new LinkedHashMap<>(Map.of("anyOf", List.of(schema, Map.of("type", "null"))));
    }
    schema.put("title", title(parameter.name()));
    @Nullable Object value = parameter.defaultValue();
    if (parameter.defaultKind() == DefaultKind.VALUE && isPlain(value)) {
      schema.put("default", value);
    }
    return schema;
  }

  /** {@code payment_id} as {@code Payment Id}. */
  static String title(String name) {
    StringBuilder title = new StringBuilder();
    for (String word : name.split("_", -1)) {
      if (!word.isEmpty()) {
        title.append(title.isEmpty() ? "" : " ");
        title.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return title.toString();
  }

  private static boolean isPlain(@Nullable Object value) {
    return value instanceof String
        || value instanceof Long
        || value instanceof Double
        || value instanceof Boolean;
  }

  private static boolean allowsNull(TypeRef type) {
    return switch (type) {
      case TypeRef.Any _ -> true;
      case TypeRef.Named(var name) -> name.equals("None");
      case TypeRef.Union(var members) -> members.stream().anyMatch(JsonSchemas::allowsNull);
      case TypeRef.Generic _, TypeRef.Archetype _ -> false;
    };
  }

  private static Map<String, Object> named(String name) {
    return switch (name) {
      case "int" -> typed("integer");
      case "float" -> typed("number");
      case "bool" -> typed("boolean");
      case "None" -> typed("null");
      case "list", "tuple", "set", "frozenset" -> array(new LinkedHashMap<>());
      case "dict" -> typed("object");
      case "bytes" -> formatted("binary");
      case "datetime" -> formatted("date-time");
      case "date" -> formatted("date");
      case "UUID" -> formatted("uuid");
      default -> typed("string");
    };
  }

  private static Map<String, Object> generic(String name, List<TypeRef> arguments) {
    if (name.equals("dict")) {
      Map<String, Object> schema = typed("object");
      if (arguments.size() == 2) {
        schema.put("additionalProperties", of(arguments.get(1)));
      }
      return schema;
    }
    Map<String, Object> schema =
        array(arguments.isEmpty() ? new LinkedHashMap<>() : of(arguments.getFirst()));
    if (name.equals("set") || name.equals("frozenset")) {
      schema.put("uniqueItems", true);
    }
    return schema;
  }

  private static Map<String, Object> anyOf(List<TypeRef> members) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("anyOf", members.stream().map(JsonSchemas::of).toList());
    return schema;
  }

  private static Map<String, Object> archetype(PyType type) {
    if (type.kind() == PyType.Kind.ENUM) {
      Map<String, Object> schema = new LinkedHashMap<>();
      schema.put("title", type.name());
      schema.put("enum", members(type));
      return schema;
    }
    Map<String, Object> schema = typed("object");
    schema.put("title", type.name());
    return schema;
  }

  private static List<Object> members(PyType type) {
    List<Object> values = new ArrayList<>();
    PyIterator members = Ops.iterate(type);
    for (Object member = members.next(); member != null; member = members.next()) {
      Object value = Ops.getAttr(member, "value");
      values.add(value == None.NONE || !isPlain(value) ? Ops.str(value) : value);
    }
    return values;
  }

  private static Map<String, Object> array(Map<String, Object> items) {
    Map<String, Object> schema = typed("array");
    schema.put("items", items);
    return schema;
  }

  private static Map<String, Object> formatted(String format) {
    Map<String, Object> schema = typed("string");
    schema.put("format", format);
    return schema;
  }

  private static Map<String, Object> typed(String type) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", type);
    return schema;
  }
}
