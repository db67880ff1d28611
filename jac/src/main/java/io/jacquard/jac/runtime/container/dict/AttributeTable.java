package io.jacquard.jac.runtime.container.dict;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The table of a {@code __dict__}: every change is made to the owner of the names as well, and
 * every look first takes over what the owner's names have become.
 */
final class AttributeTable extends DictTable {
  private final Supplier<Map<String, Object>> present;
  private final BiConsumer<String, Object> set;
  private final Consumer<String> remove;

  AttributeTable(
      Supplier<Map<String, Object>> present,
      BiConsumer<String, Object> set,
      Consumer<String> remove) {
    this.present = present;
    this.set = set;
    this.remove = remove;
    refresh();
  }

  private void refresh() {
    Map<String, Object> now = present.get();
    for (int at = super.next(-1); at >= 0; at = super.next(at)) {
      if (key(at) instanceof String name && !now.containsKey(name)) {
        super.unlink(at);
      }
    }
    now.forEach(super::put);
  }

  @Override
  int size() {
    refresh();
    return super.size();
  }

  @Override
  int end() {
    refresh();
    return super.end();
  }

  @Override
  int next(int at) {
    refresh();
    return super.next(at);
  }

  @Override
  int previous(int at) {
    refresh();
    return super.previous(at);
  }

  @Override
  @Nullable Object get(Object key) {
    refresh();
    return super.get(key);
  }

  @Override
  void put(Object key, Object value) {
    refresh();
    super.put(key, value);
    if (key instanceof String name) {
      set.accept(name, value);
    }
  }

  @Override
  @Nullable Object remove(Object key) {
    refresh();
    return super.remove(key);
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
    List.copyOf(present.get().keySet()).forEach(remove);
    super.clear();
  }

  @Override
  DictTable copy() {
    refresh();
    return super.copy();
  }
}
