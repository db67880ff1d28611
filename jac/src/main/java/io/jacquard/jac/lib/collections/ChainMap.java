package io.jacquard.jac.lib.collections;

import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A {@code collections.ChainMap}: several dictionaries read as one; writes go to the first. */
record ChainMap(PyList maps) implements NativeValue {
  static final PyType TYPE =
      new ClassBuilder("collections", "ChainMap")
          .constructor("(*maps)", a -> of(((PyTuple) a[0]).asJava()))
          .property("maps", ChainMap.class, ChainMap::maps)
          .property("parents", ChainMap.class, c -> of(c.maps.asJava().subList(1, c.maps.size())))
          .method("get", "(self, key, default=None)", a -> self(a).flat().getOrDefault(a[1], a[2]))
          .method("keys", ChainMap.class, c -> c.flat().keys())
          .method("values", ChainMap.class, c -> c.flat().values())
          .method("items", ChainMap.class, c -> c.flat().items())
          .method(
              "new_child", "(self, m=None, /, **kwargs)", a -> self(a).child(a[1], (PyDict) a[2]))
          .method(
              "pop",
              "(self, key, default=?)",
              a -> {
                Object removed = self(a).first().remove(a[1]);
                if (removed == null && a[2] == null) {
                  throw missing(a[1]);
                }
                return removed == null ? a[2] : removed;
              })
          .build();

  private static ChainMap self(Object[] a) {
    return (ChainMap) a[0];
  }

  private static ChainMap of(List<Object> maps) {
    return new ChainMap(maps.isEmpty() ? PyList.of(new PyDict()) : PyList.copyOf(maps));
  }

  private Object child(Object map, PyDict keywords) {
    PyDict front = map instanceof PyDict given ? given : new PyDict();
    front.update(keywords);
    List<Object> all = new ArrayList<>(List.of(front));
    all.addAll(maps.asJava());
    return of(all);
  }

  private PyDict first() {
    return (PyDict) maps.get(0);
  }

  private PyDict flat() {
    PyDict all = new PyDict();
    for (int i = maps.size() - 1; i >= 0; i--) {
      all.update(maps.get(i));
    }
    return all;
  }

  private static RuntimeException missing(Object key) {
    return Errors.keyError("Key not found in the first mapping: " + Ops.repr(key));
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean truthy() {
    return length() > 0;
  }

  @Override
  public int length() {
    return flat().size();
  }

  @Override
  public Object getItem(Object key) {
    Object found = flat().get(key);
    if (found == null) {
      throw Errors.keyError(key);
    }
    return found;
  }

  @Override
  public void setItem(Object key, Object value) {
    Ops.setItem(maps.get(0), key, value);
  }

  @Override
  public void delItem(Object key) {
    if (first().remove(key) == null) {
      throw missing(key);
    }
  }

  @Override
  public boolean contains(Object item) {
    return flat().containsKey(item);
  }

  @Override
  public PyIterator iterator() {
    return flat().iterator();
  }

  @Override
  public boolean equalTo(Object other) {
    return Ops.eq(flat(), other instanceof ChainMap chain ? chain.flat() : other);
  }

  @Override
  public long hash() {
    throw Errors.typeError("unhashable type: 'ChainMap'");
  }

  @Override
  public String repr() {
    return maps.asJava().stream()
        .map(Ops::repr)
        .collect(Collectors.joining(", ", "ChainMap(", ")"));
  }
}
