package io.jacquard.store.mongo;

import io.jacquard.store.CollectionSpec;
import io.jacquard.store.CommitResult;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.Guard;
import io.jacquard.store.Write;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A commit that waits for its turn. */
record PreparedCommit(
    List<Write> writes, List<Guard> guards, CompletableFuture<CommitResult> result) {

  static PreparedCommit of(List<Write> writes, List<Guard> guards, Catalog catalog) {
    Set<DocumentKey> seen = new HashSet<>();
    for (Write write : writes) {
      if (!seen.add(write.key())) {
        throw new IllegalArgumentException("a commit writes " + write.key() + " twice");
      }
      refuseMixing(write, catalog.layout(write.key().collection()).spec());
    }
    guards.forEach(guard -> catalog.layout(guard.key().collection()));
    return new PreparedCommit(List.copyOf(writes), List.copyOf(guards), new CompletableFuture<>());
  }

  private static void refuseMixing(Write write, CollectionSpec collection) {
    boolean fits =
        switch (write) {
          case Write.Put _ -> !collection.counters();
          case Write.Bump _ -> collection.counters();
          case Write.Delete _ -> true;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          collection.counters()
              ? "collection " + collection.name() + " holds counters, not bodies"
              : "collection " + collection.name() + " holds bodies, not counters");
    }
  }

  /** What its bodies take, roughly. */
  long size() {
    long size = 0;
    for (Write write : writes) {
      if (write instanceof Write.Put put) {
        size += put.body().size();
      }
    }
    return size;
  }
}
