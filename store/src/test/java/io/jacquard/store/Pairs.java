package io.jacquard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a process writes that is going to be killed, and what must be there afterwards: each commit
 * makes two documents of one id, so that a half one shows.
 */
public final class Pairs {
  private static final CollectionSpec LEFT =
      CollectionSpec.of("left", IndexSpec.on("byTag", "tag"));
  private static final CollectionSpec RIGHT = CollectionSpec.of("right");
  private static final int THREADS = 4;
  private static final int ALL = 1_000_000;

  private Pairs() {}

  /** Commits pairs from several threads and prints the id of each one that is durable. */
  public static void writeForEver(DocumentStore store) {
    declare(store);
    for (int i = 0; i < THREADS; i++) {
      Thread.ofPlatform()
          .start(() -> {
            while (true) {
              acknowledge(write(store));
            }
          });
    }
  }

  public static void declare(DocumentStore store) {
    store.declare(LEFT);
    store.declare(RIGHT);
  }

  /** Commits one pair; its id. */
  public static String write(DocumentStore store) {
    String id = Ids.next();
    Body body = Body.of(Map.of("tag", "t" + id));
    CommitResult result =
        store.commit(
            Write.insert(DocumentKey.of("left", id), body),
            Write.insert(DocumentKey.of("right", id), body));
    if (!result.committed()) {
      throw new IllegalStateException("the fresh id " + id + " was taken");
    }
    return id;
  }

  private static synchronized void acknowledge(String id) {
    System.out.println(id);
    System.out.flush();
  }

  /** Every acknowledged pair is there, none is half, and the index agrees. */
  public static void inspect(DocumentStore store, Set<String> acknowledged) {
    Set<String> left = ids(store, "left");

    assertThat(left).containsAll(acknowledged).isEqualTo(ids(store, "right"));
    for (String id : left) {
      Document document = store.get(DocumentKey.of("left", id)).orElseThrow();
      List<IndexEntry> indexed =
          store.scan(Scan.of("left", "byTag", document.text("tag"))).entries();
      assertThat(indexed).extracting(IndexEntry::id).containsExactly(id);
    }
  }

  private static Set<String> ids(DocumentStore store, String collection) {
    Set<String> ids = new HashSet<>();
    store.scan(Scan.all(collection).limit(ALL)).entries().forEach(entry -> ids.add(entry.id()));
    return ids;
  }
}
