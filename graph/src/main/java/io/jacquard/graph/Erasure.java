package io.jacquard.graph;

import io.jacquard.store.DocumentStore;
import io.jacquard.store.IndexEntry;
import io.jacquard.store.Page;
import io.jacquard.store.Scan;
import java.util.List;
import java.util.function.Supplier;

/** Removes all that a root owns, a portion at a time, and the root in the end. */
final class Erasure {
  private static final int PORTION = 200;
  private static final int ATTEMPTS = 50;

  private final DocumentStore store;
  private final Supplier<UnitOfWork> units;

  /**
   * An erasure.
   *
   * @param units views that may do everything
   */
  Erasure(DocumentStore store, Supplier<UnitOfWork> units) {
    this.store = store;
    this.units = units;
  }

  /**
   * How many objects went.
   *
   * @throws ConflictException when somebody goes on writing to them; what went is gone
   */
  int run(String root) {
    int count = 0;
    for (String collection : List.of(Collections.NODES, Collections.EDGES)) {
      Scan scan = Scan.of(collection, Collections.BY_OWNER, root).limit(PORTION);
      String cursor = null;
      do {
        Page page = store.scan(scan.from(cursor));
        List<String> ids =
            page.entries().stream().map(IndexEntry::id).filter(id -> !id.equals(root)).toList();
        count += remove(ids);
        cursor = page.cursor();
      } while (cursor != null);
    }
    return count + remove(List.of(root));
  }

  private int remove(List<String> ids) {
    for (int attempt = 1; ; attempt++) {
      try {
        UnitOfWork unit = units.get();
        int count = 0;
        for (String id : ids) {
          count += unit.remove(id);
        }
        unit.commit();
        return count;
      } catch (ConflictException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
