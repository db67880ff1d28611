package io.jacquard.store.rocks;

import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.Ids;
import io.jacquard.store.IndexSpec;
import io.jacquard.store.Write;
import java.nio.file.Path;
import java.util.Map;

/**
 * The process that {@link CrashTest} kills: commits pairs and tells of each one that is durable.
 */
final class CrashWriter {
  static final CollectionSpec LEFT = CollectionSpec.of("left", IndexSpec.on("byTag", "tag"));
  static final CollectionSpec RIGHT = CollectionSpec.of("right");
  private static final int THREADS = 4;

  private CrashWriter() {}

  public static void main(String[] args) {
    RocksDocumentStore store = RocksDocumentStore.open(Path.of(args[0]));
    store.declare(LEFT);
    store.declare(RIGHT);
    for (int i = 0; i < THREADS; i++) {
      Thread.ofPlatform().start(() -> write(store));
    }
  }

  private static void write(RocksDocumentStore store) {
    while (true) {
      String id = Ids.next();
      Body body = Body.of(Map.of("tag", "t" + id));
      if (!store
          .commit(
              Write.insert(DocumentKey.of("left", id), body),
              Write.insert(DocumentKey.of("right", id), body))
          .committed()) {
        throw new IllegalStateException("the fresh id " + id + " was taken");
      }
      acknowledge(id);
    }
  }

  private static synchronized void acknowledge(String id) {
    System.out.println(id);
    System.out.flush();
  }
}
