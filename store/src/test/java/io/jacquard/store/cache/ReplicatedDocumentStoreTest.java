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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Several processes on one store; here several stores of one process. */
class ReplicatedDocumentStoreTest extends DocumentStoreContract {
  private static final CollectionSpec THINGS = CollectionSpec.of("things");
  private static final DocumentKey A = DocumentKey.of("things", "a");
  private static final CacheOptions QUICK =
      new CacheOptions(1 << 20, Duration.ofMillis(40), Duration.ofMillis(40));
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Override
  protected DocumentStore open(Clock clock) {
    return new ReplicatedDocumentStore(
        new InMemoryDocumentStore(clock), new InMemorySharedTier(), QUICK);
  }

  private static Body count(long count) {
    return Body.of(Map.of("count", count));
  }

  @Nested
  class AmongReplicas {
    private final InMemorySharedTier tier = new InMemorySharedTier();
    private final AtomicInteger reads = new AtomicInteger();
    private final InMemoryDocumentStore memory = new InMemoryDocumentStore(Clock.systemUTC());
    private final DocumentStore behind =
        new ForwardingStore(memory) {
          @Override
          public Map<String, Document> getAll(String collection, Collection<String> ids) {
            if (collection.equals("things")) {
              reads.incrementAndGet();
            }
            return super.getAll(collection, ids);
          }
        };
    private final DocumentStore here = new ReplicatedDocumentStore(behind, tier, QUICK);
    private final DocumentStore there = new ReplicatedDocumentStore(behind, tier, QUICK);
    private final DocumentStore without = new ReplicatedDocumentStore(behind, null, QUICK);

    private void begin() {
      here.declare(THINGS);
      here.commit(Write.put(A, count(1)));
    }

    private long read(DocumentStore replica) {
      return replica.view().get(A).orElseThrow().number("count");
    }

    private void awaitCaching(DocumentStore replica) throws InterruptedException {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (reads(replica) > 0) {
        assertThat(System.nanoTime() - end).as("time").isNegative();
        Thread.sleep(5);
      }
    }

    private int reads(DocumentStore replica) {
      int before = reads.get();
      read(replica);
      return reads.get() - before;
    }

    @Test
    void aDocumentIsReadOnceForAllReplicas() throws Exception {
      begin();
      awaitCaching(here);
      awaitCaching(there);

      here.commit(Write.put(A, count(2)));

      assertThat(read(there)).isEqualTo(2);
      assertThat(reads(here)).isZero();
      assertThat(reads(there)).isZero();
    }

    @Test
    void whatCannotBeAnnouncedIsAnsweredWhenNobodyCachesAnyMore() throws Exception {
      begin();
      awaitCaching(here);
      awaitCaching(there);

      without.commit(Write.put(A, count(2)));

      assertThat(read(there)).isEqualTo(2);
      assertThat(read(here)).isEqualTo(2);
    }

    @Test
    void cachingComesBackAfterAnOutage() throws Exception {
      begin();
      awaitCaching(here);

      tier.away(true);
      here.commit(Write.put(A, count(2)));

      assertThat(read(there)).isEqualTo(2);
      assertThat(reads(here)).isEqualTo(1);

      tier.away(false);
      awaitCaching(there);

      assertThat(read(there)).isEqualTo(2);
    }

    @Test
    void aFlushCostsReadsAndNothingElse() throws Exception {
      begin();
      awaitCaching(here);
      awaitCaching(there);

      tier.flush();
      here.commit(Write.put(A, count(2)));

      assertThat(read(there)).isEqualTo(2);
      awaitCaching(there);
    }

    @Test
    void aDeletedDocumentIsGoneEverywhere() throws Exception {
      begin();
      awaitCaching(there);

      here.commit(Write.delete(A));

      assertThat(there.view().get(A)).isEmpty();
    }

    /** The heart of it, while the tier goes away, comes back and is emptied at random. */
    @Test
    void whoeverKnowsOfACommitReadsNothingOlderInAnyReplica() throws Exception {
      begin();
      List<DocumentStore> replicas = List.of(here, there, without);
      long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
      try (ExecutorService pool = Executors.newFixedThreadPool(7)) {
        List<Future<?>> all = new ArrayList<>();
        all.add(pool.submit(() -> disturb(end)));
        for (int thread = 0; thread < 6; thread++) {
          Random random = new Random(thread);
          all.add(
              pool.submit(() -> {
                while (System.nanoTime() - end < 0) {
                  DocumentStore writer =
                      replicas.get(random.nextInt(random.nextInt(20) == 0 ? 3 : 2));
                  Document read = writer.view().get(A).orElseThrow();
                  long mine = read.number("count") + 1;
                  if (writer.commit(Write.replace(read, count(mine))).committed()) {
                    for (DocumentStore reader : replicas) {
                      assertThat(read(reader)).isGreaterThanOrEqualTo(mine);
                    }
                  }
                }
                return null;
              }));
        }
        for (Future<?> one : all) {
          one.get();
        }
      }
    }

    private Void disturb(long end) throws InterruptedException {
      Random random = new Random(42);
      while (System.nanoTime() - end < 0) {
        Thread.sleep(random.nextInt(200));
        switch (random.nextInt(3)) {
          case 0 -> tier.away(true);
          case 1 -> tier.flush();
          default -> tier.away(false);
        }
      }
      return null;
    }
  }
}
