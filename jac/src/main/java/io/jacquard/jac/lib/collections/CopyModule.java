package io.jacquard.jac.lib.collections;

import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.osp.graph.GraphObject;
import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.IdentityHashMap;
import java.util.Map;

/** The module {@code copy}. */
public final class CopyModule {
  private CopyModule() {}

  public static PyModule copy() {
    return new ModuleBuilder("copy")
        .function("copy", "(x)", a -> shallow(a[0]))
        .function("deepcopy", "(x, memo=None, _nil=())", a -> deep(a[0], new IdentityHashMap<>()))
        .function("replace", "(obj, /, **changes)", a -> replaced(a[0], (PyDict) a[1]))
        .value("Error", Exceptions.define("copy", "Error", "Exception"))
        .build();
  }

  private static Object replaced(Object value, PyDict changes) {
    Object copy = shallow(value);
    changes.forEach((name, item) -> Ops.setAttr(copy, (String) name, item));
    return copy;
  }

  private static Object shallow(Object value) {
    Object own = Ops.typeOf(value).lookup("__copy__");
    if (own != null) {
      return Ops.call(own, value);
    }
    return switch (value) {
      case PyList list -> PyList.copyOf(list.asJava());
      case PyDict dict -> dict.copy();
      case PySet set -> set.frozen() ? set : PySet.from(set);
      case PyType type -> type;
      case GraphObject node -> node;
      case BoxedInstance boxed -> boxed;
      case Instance object when plain(object) -> attributes(object, new Instance(object.type()));
      default -> value;
    };
  }

  /** Objects whose whole state is their attributes; exceptions and enum members are not. */
  private static boolean plain(Object value) {
    return value.getClass() == Instance.class;
  }

  private static Instance attributes(Instance from, Instance to) {
    for (String name : from.ownNames()) {
      Object value = from.own(name);
      if (value != null) {
        to.own(name, value);
      }
    }
    return to;
  }

  private static Object deep(Object value, Map<Object, Object> done) {
    Object known = done.get(value);
    if (known != null) {
      return known;
    }
    Object own = Ops.typeOf(value).lookup("__deepcopy__");
    if (own != null) {
      return Ops.call(own, value, new PyDict());
    }
    return switch (value) {
      case PyList list -> {
        PyList copy = PyList.of();
        done.put(value, copy);
        list.forEach(item -> copy.append(deep(item, done)));
        yield copy;
      }
      case PyDict dict -> {
        PyDict copy = dict.type() == BuiltinTypes.DICT ? new PyDict() : (PyDict) shallow(dict);
        copy.clear();
        done.put(value, copy);
        dict.forEach((key, item) -> copy.put(deep(key, done), deep(item, done)));
        yield copy;
      }
      case PySet set -> set.frozen() ? set : PySet.from(set);
      case PyTuple tuple when tuple.type() == BuiltinTypes.TUPLE ->
          PyTuple.of(tuple.asJava().stream().map(item -> deep(item, done)).toArray());
      case Deque deque -> {
        Deque copy = new Deque(deque.limit());
        done.put(value, copy);
        deque.items().forEach(item -> copy.append(deep(item, done)));
        yield copy;
      }
      case PyType type -> type;
      case Instance object when plain(object) -> {
        Instance copy = new Instance(object.type());
        done.put(value, copy);
        for (String name : object.ownNames()) {
          Object item = object.own(name);
          if (item != null) {
            copy.own(name, deep(item, done));
          }
        }
        yield copy;
      }
      default -> value;
    };
  }
}
