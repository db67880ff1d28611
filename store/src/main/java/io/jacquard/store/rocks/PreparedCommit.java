package io.jacquard.store.rocks;

import io.jacquard.store.Body;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.Guard;
import io.jacquard.store.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A commit with everything worked out that needs no look at the database, on the thread that asks
 * for it, to keep the committer short.
 */
record PreparedCommit(List<Prepared> writes, List<Guard> guards) {

  /**
   * A write with its index entries.
   *
   * @param layout the layout they were made for
   */
  record Prepared(Write write, CollectionLayout layout, List<IndexLayout.Entry> entries) {

    static Prepared of(Write write, CollectionLayout layout) {
      refuseMixing(write, layout);
      return new Prepared(
          write,
          layout,
          write instanceof Write.Put(DocumentKey key, Body body, _, var expiresAt)
              ? layout.entries(key.id(), body, StoredRecord.millis(expiresAt))
              : List.of());
    }

    private static void refuseMixing(Write write, CollectionLayout layout) {
      boolean fits =
          switch (write) {
            case Write.Put _ -> !layout.spec().counters();
            case Write.Bump _ -> layout.spec().counters();
            case Write.Delete _ -> true;
          };
      if (!fits) {
        throw new IllegalArgumentException(
            layout.spec().counters()
                ? "collection " + layout.spec().name() + " holds counters, not bodies"
                : "collection " + layout.spec().name() + " holds bodies, not counters");
      }
    }
  }

  static PreparedCommit of(List<Write> writes, List<Guard> guards, Catalog catalog) {
    Set<DocumentKey> seen = new HashSet<>();
    List<Prepared> prepared = new ArrayList<>(writes.size());
    for (Write write : writes) {
      if (!seen.add(write.key())) {
        throw new IllegalArgumentException("a commit writes " + write.key() + " twice");
      }
      prepared.add(Prepared.of(write, catalog.layout(write.key().collection())));
    }
    guards.forEach(guard -> catalog.layout(guard.key().collection()));
    return new PreparedCommit(prepared, List.copyOf(guards));
  }
}
