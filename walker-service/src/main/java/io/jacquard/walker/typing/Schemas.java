package io.jacquard.walker.typing;

import io.jacquard.jac.Endpoint.DefaultKind;
import io.jacquard.jac.Endpoint.TypeRef;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns declared types into schemas. */
final class Schemas {
  private static final Schema ANYTHING = new Schema.Anything();
  private static final Schema TEXT = new Schema.Text();

  private Schemas() {}

  static Schema of(TypeRef type) {
    if (FileTypes.isFile(type)) {
      return new Schema.File();
    }
    return switch (type) {
      case TypeRef.Any _ -> ANYTHING;
      case TypeRef.Named(var name) -> named(name);
      case TypeRef.Generic(var name, var arguments) -> generic(name, arguments);
      case TypeRef.Union(var members) -> union(members);
      case TypeRef.Archetype(_, var archetype) -> archetype(archetype);
    };
  }

  private static Schema named(String name) {
    return switch (name) {
      case "str" -> TEXT;
      case "int" -> new Schema.Int();
      case "float" -> new Schema.Decimal();
      case "bool" -> new Schema.Bool();
      case "list" -> new Schema.ListOf(ANYTHING);
      case "dict" -> new Schema.DictOf(ANYTHING, ANYTHING);
      case "tuple" -> new Schema.TupleOf(ANYTHING);
      case "any", "Any", "object" -> ANYTHING;
      default -> TEXT;
    };
  }

  private static Schema generic(String name, List<TypeRef> arguments) {
    return switch (name) {
      case "list", "List" -> new Schema.ListOf(argument(arguments, 0));
      case "tuple", "Tuple" -> new Schema.TupleOf(common(arguments));
      case "dict", "Dict" -> new Schema.DictOf(argument(arguments, 0), argument(arguments, 1));
      case "Optional" -> new Schema.OrNone(argument(arguments, 0));
      default -> TEXT;
    };
  }

  private static Schema argument(List<TypeRef> arguments, int index) {
    return index < arguments.size() ? of(arguments.get(index)) : ANYTHING;
  }

  /** The element type when all are alike; elements of other tuples are not looked at. */
  private static Schema common(List<TypeRef> arguments) {
    List<TypeRef> distinct = arguments.stream().distinct().toList();
    return distinct.size() == 1 ? of(distinct.getFirst()) : ANYTHING;
  }

  private static Schema union(List<TypeRef> members) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    boolean none = false;
    for (TypeRef member : members) {
      if (member instanceof TypeRef.Named(var name) && name.equals("None")) {
        none = true;
      } else {
        schemas.putIfAbsent(name(member), of(member));
      }
    }
    Schema some =
        switch (schemas.size()) {
          case 0 -> ANYTHING;
          case 1 -> schemas.values().iterator().next();
          default -> new Schema.OneOf(schemas);
        };
    return none ? new Schema.OrNone(some) : some;
  }

  private static String name(TypeRef type) {
    return switch (type) {
      case TypeRef.Any _ -> "any";
      case TypeRef.Named(var name) -> name;
      case TypeRef.Generic(var name, _) -> name;
      case TypeRef.Union _ -> "union";
      case TypeRef.Archetype(var name, _) -> name;
    };
  }

  private static Schema archetype(PyType type) {
    return switch (type.kind()) {
      case ENUM -> new Schema.Member(members(type));
      case OBJ, CLASS -> new Schema.ObjectOf(type, fields(type));
      case NODE, EDGE, WALKER, BUILTIN -> TEXT;
    };
  }

  private static List<Object> members(PyType type) {
    List<Object> members = new ArrayList<>();
    PyIterator all = Ops.iterate(type);
    for (Object member = all.next(); member != null; member = all.next()) {
      members.add(member);
    }
    return members;
  }

  /** Fields of an object are told by name only; what is in them is the constructor's business. */
  private static Map<String, Field> fields(PyType type) {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (PyType.FieldSpec field : type.fields()) {
      if (!field.byPostinit()) {
        DefaultKind kind = field.factory() == null ? DefaultKind.REQUIRED : DefaultKind.VALUE;
        fields.put(field.name(), Field.of(field.name(), byName(field.annotation()), kind));
      }
    }
    return fields;
  }

  private static Schema byName(String annotation) {
    return switch (annotation) {
      case "str", "int", "float", "bool", "list", "dict", "tuple" -> named(annotation);
      default -> ANYTHING;
    };
  }
}
