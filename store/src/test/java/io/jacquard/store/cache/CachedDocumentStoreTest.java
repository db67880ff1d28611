package io.jacquard.store.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.DocumentStoreContract;
import io.jacquard.store.InMemoryDocumentStore;
import io.jacquard.store.Write;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CachedDocumentStoreTest extends DocumentStoreContract {
  private static final CollectionSpec THINGS = CollectionSpec.of("things");
  private static final DocumentKey THING = DocumentKey.of("things", "a");
  private static final long PLENTY = 1 << 20;

  @Override
  protected DocumentStore open(Clock clock) {
    return new CachedDocumentStore(new InMemoryDocumentStore(clock), PLENTY);
  }

  private static Body count(long count) {
    return Body.of(Map.of("count", count));
  }

  @Test
  void aDocumentIsReadOnceAndSharedUntilItIsWritten() {
    store().declare(THINGS);
    store().commit(Write.put(THING, count(1)));

    Document first = store().get(THING).orElseThrow();

    assertThat(store().get(THING).orElseThrow()).isSameAs(first);
    assertThat(store().getAll("things", List.of("a")).get("a")).isSameAs(first);
    store().commit(Write.put(THING, count(2)));
    assertThat(store().get(THING).orElseThrow().number("count")).isEqualTo(2);
  }

  @Test
  void aSmallCacheForgetsButStaysRight() {
    try (DocumentStore small = new CachedDocumentStore(new InMemoryDocumentStore(clock), 4_000)) {
      small.declare(THINGS);
      for (int i = 0; i < 200; i++) {
        small.commit(Write.put(DocumentKey.of("things", "t" + i), count(i)));
        small.get(DocumentKey.of("things", "t" + i));
      }

      for (int i = 0; i < 200; i++) {
        assertThat(small.get(DocumentKey.of("things", "t" + i)).orElseThrow().number("count"))
            .isEqualTo(i);
      }
    }
  }

  /** A read that was overtaken by a commit must not put its old document over the new one. */
  @Test
  void aSlowReadNeverHidesACommit() {
    InMemoryDocumentStore behind = new InMemoryDocumentStore(clock);
    CachedDocumentStore[] cache = new CachedDocumentStore[1];
    boolean[] overtaken = new boolean[1];
    DocumentStore slow =
        new ForwardingStore(behind) {
          @Override
          public Optional<Document> get(DocumentKey key) {
            Optional<Document> found = super.get(key);
            if (!overtaken[0]) {
              overtaken[0] = true;
              cache[0].commit(Write.put(key, count(2)));
            }
            return found;
          }
        };
    cache[0] = new CachedDocumentStore(slow, PLENTY);
    cache[0].declare(THINGS);
    cache[0].commit(Write.put(THING, count(1)));

    assertThat(cache[0].get(THING).orElseThrow().number("count")).isEqualTo(1);
    assertThat(cache[0].get(THING).orElseThrow().number("count")).isEqualTo(2);
  }

  @Test
  void whoeverKnowsOfACommitReadsNothingOlder() throws Exception {
    store().declare(THINGS);
    store().commit(Write.put(THING, count(0)));
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        all.add(
            pool.submit(() -> {
              for (int i = 0; i < 2_000; i++) {
                Document read = store().get(THING).orElseThrow();
                long mine = read.number("count") + 1;
                if (store().commit(Write.replace(read, count(mine))).committed()) {
                  assertThat(store().get(THING).orElseThrow().number("count"))
                      .isGreaterThanOrEqualTo(mine);
                }
              }
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }
}
