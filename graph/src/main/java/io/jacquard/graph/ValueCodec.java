package io.jacquard.graph;

import io.jacquard.graph.type.Types;
import io.jacquard.jac.osp.access.AccessLevel;
import io.jacquard.jac.osp.graph.GraphObject;
import io.jacquard.jac.osp.walk.WalkerObject;
import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.failure.PyException;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.jac.runtime.type.Shape;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values of the language as values of a document. What JSON has is itself; the rest is a map tagged
 * {@code $jac}. References to nodes and edges are their ids; one that cannot be followed any more,
 * or not by this caller, is read as None and left as it is.
 */
public final class ValueCodec {
  public static final String TAG = "$jac";
  private static final String CLASS = "c";
  private static final String VALUE = "v";
  private static final String BOXED = "b";

  private final ObjectTable objects;
  private final Types types;

  ValueCodec(ObjectTable objects, Types types) {
    this.objects = objects;
    this.types = types;
  }

  /** The stored form of an attribute's value. */
  @Nullable Object encode(PyType owner, String field, Object value) {
    return new Writing(owner, field).encode(value);
  }

  Reading reading() {
    return new Reading();
  }

  /** The writing of one attribute; knows the containers it is inside of. */
  private final class Writing {
    private final PyType owner;
    private final String field;
    private final Set<Object> inside = Collections.newSetFromMap(new IdentityHashMap<>());

    Writing(PyType owner, String field) {
      this.owner = owner;
      this.field = field;
    }

    @Nullable Object encode(Object value) {
      return switch (value) {
        case None _ -> null;
        case String text -> text;
        case Long number -> number;
        case Boolean truth -> truth;
        case Double number -> number;
        case BigInteger large -> tagged("int", large.toString());
        case GraphObject object -> tagged("ref", objects.stateOf(object).id);
        default -> nested(value);
      };
    }

    private @Nullable Object nested(Object value) {
      if (!inside.add(value)) {
        throw Errors.valueError(place() + " contains itself and cannot be kept");
      }
      Object encoded =
          switch (value) {
            case PyList list -> items(list.asJava());
            case PyTuple tuple when tuple.getClass() == PyTuple.class ->
                tagged("tuple", items(tuple.asJava()));
            case PySet set -> {
              List<Object> members = new ArrayList<>();
              set.forEach(members::add);
              yield tagged(set.frozen() ? "frozenset" : "set", items(members));
            }
            case PyDict dict when dict.getClass() == PyDict.class -> dictionary(dict);
            case Instance instance -> instance(instance);
            case PyType type -> classed("class", type, null);
            default -> library(value);
          };
      inside.remove(value);
      return encoded;
    }

    private List<@Nullable Object> items(List<Object> values) {
      List<@Nullable Object> encoded = new ArrayList<>(values.size());
      values.forEach(value -> encoded.add(encode(value)));
      return encoded;
    }

    private Map<String, @Nullable Object> dictionary(PyDict dict) {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      List<@Nullable Object> pairs = new ArrayList<>();
      PyDict.Cursor entries = dict.entries();
      while (entries.next()) {
        if (entries.key() instanceof String key && !key.equals(TAG)) {
          plain.put(key, encode(entries.value()));
        }
      }
      if (plain.size() == dict.size()) {
        return plain;
      }
      entries = dict.entries();
      while (entries.next()) {
        pairs.add(items(List.of(entries.key(), entries.value())));
      }
      return tagged("dict", pairs);
    }

    private Object instance(Instance instance) {
      PyType type = instance.type();
      if (LibraryValues.isEnum(type)) {
        return member(type, instance);
      }
      if (instance instanceof WalkerObject || instance instanceof PyException) {
        throw unkept(instance);
      }
      Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
      Shape shape = instance.loadedShape();
      for (int slot = 0; slot < shape.size(); slot++) {
        Object value = instance.slot(slot);
        if (value != null) {
          attributes.put(shape.name(slot), encode(value));
        }
      }
      Map<String, @Nullable Object> object = classed("obj", type, attributes);
      if (instance instanceof BoxedInstance boxed) {
        object.put(BOXED, encode(boxed.payload()));
      }
      return object;
    }

    /** A member by its name; a union of flags has none and is its value. */
    private Object member(PyType type, Instance member) {
      return Ops.getAttr(member, "name") instanceof String name
          ? classed("enum", type, name)
          : classed("value", type, items(List.of(Ops.getAttr(member, "value"))));
    }

    private Object library(Object value) {
      Object[] arguments = LibraryValues.write(value);
      if (arguments == null) {
        throw unkept(value);
      }
      return classed("value", Ops.typeOf(value), items(List.of(arguments)));
    }

    private JacError unkept(Object value) {
      return Errors.typeError(
          place() + " holds a '" + Ops.typeOf(value).name() + "', which cannot be kept");
    }

    private String place() {
      return "'" + field + "' of this " + owner.name();
    }
  }

  private static Map<String, @Nullable Object> tagged(String kind, @Nullable Object value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put(TAG, kind);
    map.put(VALUE, value);
    return map;
  }

  private static Map<String, @Nullable Object> classed(
      String kind, PyType type, @Nullable Object value) {
    Map<String, @Nullable Object> map = tagged(kind, value);
    map.put(CLASS, type.qualifiedName());
    return map;
  }

  /** The reading of one object's attributes; notes whether they are what the document says. */
  final class Reading {
    private boolean exact = true;

    boolean exact() {
      return exact;
    }

    void differs() {
      exact = false;
    }

    Object decode(@Nullable Object stored) {
      return switch (stored) {
        case null -> None.NONE;
        case List<?> list -> PyList.of(items(list));
        case Map<?, ?> map when map.get(TAG) instanceof String kind -> untag(kind, map);
        case Map<?, ?> map -> {
          PyDict dict = new PyDict();
          map.forEach((key, value) -> dict.put(key, decode(value)));
          yield dict;
        }
        default -> stored;
      };
    }

    private Object untag(String kind, Map<?, ?> map) {
      Object value = map.get(VALUE);
      return switch (kind) {
        case "int" -> new BigInteger((String) present(value));
        case "ref" -> follow((String) present(value));
        case "tuple" -> PyTuple.of(items((List<?>) present(value)));
        case "set" -> PySet.of(items((List<?>) present(value)));
        case "frozenset" -> PySet.frozenFrom(PyList.of(items((List<?>) present(value))));
        case "dict" -> pairs((List<?>) present(value));
        case "class" -> type(map);
        case "enum" -> member(type(map), (String) present(value));
        case "obj" -> attributes(bare(map), (Map<?, ?>) present(value));
        case "value" -> LibraryValues.read(type(map), items((List<?>) present(value)));
        default -> throw Errors.valueError("a kept value has the unknown kind '" + kind + "'");
      };
    }

    private Object[] items(List<?> stored) {
      Object[] values = new Object[stored.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = decode(stored.get(i));
      }
      return values;
    }

    private Object follow(String id) {
      ObjectState found = objects.find(id);
      if (found != null && objects.access().level(found).allows(AccessLevel.READ)) {
        return found.object();
      }
      exact = false;
      return None.NONE;
    }

    private PyDict pairs(List<?> stored) {
      PyDict dict = new PyDict();
      for (Object pair : stored) {
        Object[] entry = items((List<?>) present(pair));
        dict.put(entry[0], entry[1]);
      }
      return dict;
    }

    private Object member(PyType type, String name) {
      Object member = type.lookup(name);
      if (member == null) {
        throw Errors.valueError("'" + name + "' is no member of " + type.qualifiedName());
      }
      return member;
    }

    private Instance bare(Map<?, ?> map) {
      return map.containsKey(BOXED)
          ? new BoxedInstance(type(map), decode(map.get(BOXED)))
          : new Instance(type(map));
    }

    private Instance attributes(Instance instance, Map<?, ?> attributes) {
      for (PyType.FieldSpec field : instance.type().fields()) {
        if (attributes.containsKey(field.name())) {
          instance.own(field.name(), decode(attributes.get(field.name())));
        } else if (field.factory() != null && !field.byPostinit()) {
          instance.own(field.name(), field.factory().get());
          exact = false;
        }
      }
      attributes.forEach((name, value) -> {
        if (instance.own((String) name) == null) {
          instance.own((String) name, decode(value));
        }
      });
      return instance;
    }

    private PyType type(Map<?, ?> map) {
      return types.value((String) present(map.get(CLASS)));
    }

    private static Object present(@Nullable Object stored) {
      if (stored == null) {
        throw Errors.valueError("a kept value is damaged");
      }
      return stored;
    }
  }
}
