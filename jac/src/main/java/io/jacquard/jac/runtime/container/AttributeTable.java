package io.jacquard.jac.runtime.container;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The table of a {@code __dict__}: every change is made to the owner of the names as well. */
final class AttributeTable extends DictTable {
  private final BiConsumer<String, Object> set;
  private final Consumer<String> remove;

  AttributeTable(
      Map<String, Object> present, BiConsumer<String, Object> set, Consumer<String> remove) {
    this.set = set;
    this.remove = remove;
    present.forEach(super::put);
  }

  @Override
  void put(Object key, Object value) {
    super.put(key, value);
    if (key instanceof String name) {
      set.accept(name, value);
    }
  }

  @Override
  Object unlink(int at) {
    if (key(at) instanceof String name) {
      remove.accept(name);
    }
    return super.unlink(at);
  }

  @Override
  void clear() {
    for (int at = next(-1); at >= 0; at = next(at)) {
      if (key(at) instanceof String name) {
        remove.accept(name);
      }
    }
    super.clear();
  }
}
