package io.jacquard.bench.store;

import io.jacquard.graph.GraphService;
import io.jacquard.graph.UnitOfWork;
import io.jacquard.jac.osp.OspTypes;
import io.jacquard.jac.osp.graph.EdgeObject;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Ids;
import io.jacquard.store.IndexSpec;
import io.jacquard.store.Write;
import io.jacquard.store.rocks.RocksDocumentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Durable commits a second with many committing threads, in a folder on the disk that is to be
 * measured. Arguments: threads (64), seconds (10), folder (a temporary one).
 */
final class CommitLoad {
  private static final int DEFAULT_THREADS = 64;
  private static final int DEFAULT_SECONDS = 10;

  private CommitLoad() {}

  /** One commit, told apart by the thread it runs on. */
  private interface Work {
    void commit(int thread);
  }

  public static void main(String[] args) throws Exception {
    int threads = args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_THREADS;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : DEFAULT_SECONDS;
    Path folder = args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("jacquard-bench");
    try (DocumentStore store = RocksDocumentStore.open(folder)) {
      store.declare(CollectionSpec.of("plain"));
      store.declare(CollectionSpec.of("indexed", IndexSpec.on("byOwner", "owner")));
      GraphService graphs = new GraphService(store);
      Duration length = Duration.ofSeconds(seconds);
      measure("insert, no index", threads, length, _ -> insert(store, "plain"));
      measure("insert, one index", threads, length, _ -> insert(store, "indexed"));
      measure("root ++> node", threads, length, thread -> connect(graphs, thread));
    }
    if (args.length <= 2) {
      delete(folder);
    }
  }

  private static void insert(DocumentStore store, String collection) {
    String id = Ids.next();
    Body body = Body.of(Map.of("owner", id.substring(0, 8), "text", "a document like others"));
    store.commit(Write.insert(DocumentKey.of(collection, id), body));
  }

  private static void connect(GraphService graphs, int thread) {
    UnitOfWork unit = graphs.open("%032x".formatted(thread + 1), _ -> null);
    NodeObject node = new NodeObject(OspTypes.NODE);
    node.own("title", "a task like others");
    unit.connect(unit.root(), node, new EdgeObject(OspTypes.GENERIC_EDGE), false);
    unit.commit();
  }

  private static void measure(String what, int threads, Duration length, Work work)
      throws InterruptedException {
    load(threads, length.dividedBy(3), work); // warm
    long[] latencies = load(threads, length, work);
    Arrays.sort(latencies);
    System.out.printf(
        "%-18s %3d threads %,9.0f commits/s  p50 %6.2f ms  p99 %6.2f ms  max %6.2f ms%n",
        what,
        threads,
        latencies.length / (length.toNanos() / 1e9),
        millis(latencies, 0.5),
        millis(latencies, 0.99),
        millis(latencies, 1));
  }

  private static double millis(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, (long) (sorted.length * share))] / 1e6;
  }

  private static long[] load(int threads, Duration length, Work work) throws InterruptedException {
    AtomicBoolean running = new AtomicBoolean(true);
    long[][] latencies = new long[threads][];
    CountDownLatch done = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      int thread = i;
      Thread.ofPlatform()
          .start(() -> {
            latencies[thread] = commitWhile(running, thread, work);
            done.countDown();
          });
    }
    Thread.sleep(length);
    running.set(false);
    done.await();
    return Stream.of(latencies).flatMapToLong(Arrays::stream).toArray();
  }

  private static long[] commitWhile(AtomicBoolean running, int thread, Work work) {
    long[] latencies = new long[1 << 12];
    int count = 0;
    while (running.get()) {
      long start = System.nanoTime();
      work.commit(thread);
      if (count == latencies.length) {
        latencies = Arrays.copyOf(latencies, count * 2);
      }
      latencies[count++] = System.nanoTime() - start;
    }
    return Arrays.copyOf(latencies, count);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
