package io.jacquard.jac.runtime.container;

import io.jacquard.jac.runtime.Instance;

/** The table of an object's {@code __dict__}: every change is made to the object as well. */
final class AttributeTable extends DictTable {
  private final Instance owner;

  AttributeTable(Instance owner) {
    this.owner = owner;
    for (String name : owner.ownNames()) {
      Object value = owner.own(name);
      if (value != null) {
        super.put(name, value);
      }
    }
  }

  @Override
  void put(Object key, Object value) {
    super.put(key, value);
    if (key instanceof String name) {
      owner.own(name, value);
    }
  }

  @Override
  Object unlink(int at) {
    if (key(at) instanceof String name) {
      owner.removeOwn(name);
    }
    return super.unlink(at);
  }

  @Override
  void clear() {
    super.clear();
    owner.ownNames().forEach(owner::removeOwn);
  }
}
