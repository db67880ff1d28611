package io.jacquard.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The declaration of a collection. All versions of a program that share data declare it alike.
 *
 * @param counters whether it holds bare versions, written by {@link Write.Bump} and {@link
 *     Write.Delete} alone
 */
public record CollectionSpec(String name, List<IndexSpec> indexes, boolean counters) {
  public CollectionSpec {
    if (!name.matches("[a-z][a-z0-9_.-]{0,62}")) {
      throw new IllegalArgumentException("not a collection name: '" + name + "'");
    }
    indexes = List.copyOf(indexes);
    Set<String> seen = new HashSet<>();
    for (IndexSpec index : indexes) {
      if (!seen.add(index.name())) {
        throw new IllegalArgumentException(name + " declares index " + index.name() + " twice");
      }
    }
    if (counters && !indexes.isEmpty()) {
      throw new IllegalArgumentException("the counters " + name + " have no fields to index");
    }
  }

  public static CollectionSpec of(String name, IndexSpec... indexes) {
    return new CollectionSpec(name, List.of(indexes), false);
  }

  /** A collection of bare versions. */
  public static CollectionSpec counters(String name) {
    return new CollectionSpec(name, List.of(), true);
  }
}
