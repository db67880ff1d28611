package io.jacquard.jac.lib.collections;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;

/** A {@code collections.OrderedDict}: a dictionary that can be reordered and compares by order. */
final class OrderedDict extends PyDict {
  static final PyType TYPE =
      new ClassBuilder("collections", "OrderedDict", BuiltinTypes.DICT)
          .constructor(
              "(*args, **kwargs)",
              a -> {
                OrderedDict dict = new OrderedDict();
                Dicts.fill(dict, "OrderedDict", (PyTuple) a[0], (PyDict) a[1]);
                return dict;
              })
          .method("__repr__", OrderedDict.class, OrderedDict::repr)
          .method(
              "move_to_end",
              "(self, key, last=True)",
              a -> ((OrderedDict) a[0]).move(a[1], Args.truth(a[2])))
          .method("popitem", "(self, last=True)", a -> ((OrderedDict) a[0]).pop(Args.truth(a[1])))
          .method("copy", OrderedDict.class, OrderedDict::duplicate)
          .method("__copy__", OrderedDict.class, OrderedDict::duplicate)
          .build();

  private Object move(Object key, boolean last) {
    Object value = get(key);
    if (value == null) {
      throw Errors.keyError(key);
    }
    remove(key);
    if (last) {
      put(key, value);
      return None.NONE;
    }
    PyDict rest = super.copy();
    clear();
    put(key, value);
    update(rest);
    return None.NONE;
  }

  private Object pop(boolean last) {
    if (size() == 0) {
      throw Errors.keyError("dictionary is empty");
    }
    if (last) {
      PyTuple entry = removeLast();
      return entry == null ? None.NONE : entry;
    }
    Object key = Args.items(this).getFirst();
    Object value = remove(key);
    return PyTuple.of(key, Args.orNone(value));
  }

  private OrderedDict duplicate() {
    OrderedDict dict = new OrderedDict();
    dict.update(this);
    return dict;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean equalTo(Object other) {
    if (!super.equalTo(other)) {
      return false;
    }
    if (!(other instanceof OrderedDict ordered)) {
      return true;
    }
    List<Object> mine = Args.items(this);
    List<Object> theirs = Args.items(ordered);
    for (int i = 0; i < mine.size(); i++) {
      if (!Ops.eq(mine.get(i), theirs.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String repr() {
    return size() == 0 ? "OrderedDict()" : "OrderedDict(" + super.repr() + ")";
  }
}
