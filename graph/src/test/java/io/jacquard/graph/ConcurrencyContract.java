package io.jacquard.graph;

import static io.jacquard.graph.Fixture.ANN;
import static io.jacquard.graph.Fixture.children;
import static io.jacquard.graph.Fixture.connect;
import static io.jacquard.graph.Fixture.task;
import static io.jacquard.graph.Fixture.valuesOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.IndexEntry;
import io.jacquard.store.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What many calls at once may not break, on one process or on several that share a store. */
@Timeout(300)
abstract class ConcurrencyContract {
  private static final int THREADS = 16;

  private final List<Fixture> processes = new ArrayList<>();

  /** The same data, once for each process. */
  abstract List<DocumentStore> open();

  @BeforeEach
  void openStores() {
    open().forEach(store -> processes.add(new Fixture(store)));
    process(0).run(ANN, Graph::root);
  }

  @AfterEach
  void closeStores() {
    processes.forEach(process -> process.store.close());
  }

  private Fixture process(int call) {
    return processes.get(call % processes.size());
  }

  private static void inParallel(int calls, IntConsumer call) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < calls; i++) {
        int number = i;
        all.add(pool.submit(() -> call.accept(number)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  private String child(Object value) {
    return process(0)
        .call(
            ANN,
            unit -> {
              NodeObject node = task(value);
              connect(unit, unit.root(), node);
              return unit.id(node);
            });
  }

  @Test
  void aThousandConnectsOfOneNodeMakeAThousandEdgesWithoutOneConflict() throws Exception {
    inParallel(1_000, i -> process(i).run(ANN, unit -> connect(unit, unit.root(), task((long) i))));

    UnitOfWork unit = process(0).open(ANN);
    assertThat(valuesOf(unit, unit.root())).hasSize(1_000).doesNotHaveDuplicates();
  }

  @Test
  void findOrCreateMakesOneNode() throws Exception {
    inParallel(
        200,
        i ->
            process(i)
                .retried(
                    ANN,
                    unit -> {
                      Object wanted = (long) (i % 5);
                      if (!valuesOf(unit, unit.root()).contains(wanted)) {
                        connect(unit, unit.root(), task(wanted));
                      }
                    }));

    UnitOfWork unit = process(0).open(ANN);
    assertThat(valuesOf(unit, unit.root())).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L);
  }

  @Test
  void incrementsLoseNothing() throws Exception {
    String id = child(0L);

    inParallel(
        400,
        i ->
            process(i)
                .retried(
                    ANN,
                    unit -> {
                      NodeObject node = process(i).find(unit, id);
                      node.own("v", (Long) Fixture.value(node) + 1);
                    }));

    assertThat(Fixture.value(process(0).find(process(0).open(ANN), id))).isEqualTo(400L);
  }

  @Test
  void deletesBesideConnectsLeaveNoEdgeWithoutItsEnds() throws Exception {
    List<String> hubs = new ArrayList<>();
    for (long i = 0; i < 20; i++) {
      hubs.add(child(i));
    }

    inParallel(
        600,
        i ->
            process(i)
                .retried(
                    ANN,
                    unit -> {
                      String hub = hubs.get(i % hubs.size());
                      if (unit.find(hub) instanceof NodeObject node) {
                        if (i / hubs.size() % 7 == 6) {
                          unit.delete(node);
                        } else {
                          connect(unit, node, task((long) i));
                        }
                      }
                    }));

    assertNoEdgeLacksAnEnd();
    UnitOfWork unit = process(0).open(ANN);
    assertThat(children(unit, unit.root())).isEmpty();
  }

  /** The next call of a user sees what the last one was answered, in whichever process. */
  @Test
  void callsReadTheWritesBeforeThemInEveryProcess() {
    String id = child(0L);

    for (int i = 0; i < 60; i++) {
      long value = i;
      process(i).run(ANN, unit -> process(0).find(unit, id).own("v", value));

      UnitOfWork next = process(i + 1).open(ANN);
      assertThat(valuesOf(next, next.root())).containsExactly(value);
    }
  }

  private void assertNoEdgeLacksAnEnd() {
    for (IndexEntry entry : process(0).store.scan(Scan.all("edges").limit(100_000)).entries()) {
      Document edge = process(0).store.get(DocumentKey.of("edges", entry.id())).orElseThrow();
      assertThat(process(0).stores("nodes", edge.text("source"))).isTrue();
      assertThat(process(0).stores("nodes", edge.text("target"))).isTrue();
    }
  }
}
