package io.jacquard.bench.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.jacquard.commons.redis.RedisLine;
import io.jacquard.commons.redis.SharedRedis;
import io.jacquard.graph.GraphLimits;
import io.jacquard.graph.GraphService;
import io.jacquard.graph.UnitOfWork;
import io.jacquard.jac.osp.OspTypes;
import io.jacquard.jac.osp.graph.EdgeObject;
import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Ids;
import io.jacquard.store.cache.CacheOptions;
import io.jacquard.store.mongo.MongoDocumentStore;
import io.jacquard.store.mongo.MongoOptions;
import io.jacquard.store.rocks.RocksDocumentStore;
import io.jacquard.walker.cache.RedisSharedTier;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * A hop over the 100 edges of one root, attributes read: cold, nothing of the process known before;
 * warm, after it was done. With a MongoDB, the raw driver in turns asks what a cold hop has to ask:
 * the edges by an index, then their far nodes; with a Redis as well, warm also as replicas cache.
 * Arguments: rounds (300), an address of MongoDB, one of Redis.
 */
final class HopSpeed {
  private static final int DEFAULT_ROUNDS = 300;
  private static final int EDGES = 100;
  private static final String RAW_EDGES = "bench.edges";
  private static final String RAW_NODES = "bench.nodes";
  private static final Graph.Pattern OUT = new Graph.Pattern(Graph.Direction.OUT, null, null);

  private HopSpeed() {}

  private interface Work {
    int run();
  }

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_ROUNDS;
    if (args.length > 1) {
      MongoOptions options = MongoOptions.at(args[1]);
      String named = options.connection().getDatabase();
      try (DocumentStore store = MongoDocumentStore.open(options);
          MongoClient client = MongoClients.create(options.connection())) {
        MongoDatabase database = client.getDatabase(named == null ? "jacquard" : named);
        String root = build(store);
        buildRaw(database, root);
        measure("raw driver", rounds, () -> raw(database, root));
        hops(store, root, rounds);
        if (args.length > 2) {
          withRedis(store, args[2], root, rounds);
        }
        measure("raw driver again", rounds, () -> raw(database, root));
      }
    } else {
      Path folder = Files.createTempDirectory("jacquard-bench");
      try (DocumentStore store = RocksDocumentStore.open(folder)) {
        hops(store, build(store), rounds);
      }
    }
  }

  private static String build(DocumentStore store) {
    String root = Ids.next();
    UnitOfWork unit = new GraphService(store).open(root, _ -> null);
    for (int i = 0; i < EDGES; i++) {
      NodeObject node = new NodeObject(OspTypes.NODE);
      node.own("title", "task " + i);
      unit.connect(unit.root(), node, new EdgeObject(OspTypes.GENERIC_EDGE), false);
    }
    unit.commit();
    return root;
  }

  private static void hops(DocumentStore store, String root, int rounds) {
    Deque<GraphService> strangers = new ArrayDeque<>();
    for (int i = 0; i < rounds * 2; i++) {
      strangers.add(new GraphService(store)); // it declares collections, which is none of a hop
    }
    measure("cold", rounds, () -> hop(strangers.remove(), root));
    GraphService known = new GraphService(store);
    measure("warm", rounds, () -> hop(known, root));
  }

  private static void withRedis(DocumentStore store, String address, String root, int rounds)
      throws Exception {
    CacheSettings settings = new CacheSettings(Optional.of(address));
    Vertx vertx = Vertx.vertx();
    try {
      RedisLine line = new SharedRedis(vertx, settings).line().orElseThrow();
      CacheOptions options =
          new CacheOptions(settings.memory().asLongValue(), settings.lease(), settings.rest());
      GraphService known =
          new GraphService(
              store, GraphLimits.DEFAULT, new RedisSharedTier(line, settings), options);
      hop(known, root);
      // nothing is cached until every process has had the time to hear of it
      Thread.sleep(settings.lease().plus(settings.rest()).plusSeconds(1));
      measure("warm, with Redis", rounds, () -> hop(known, root));
      line.close();
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static int hop(GraphService graphs, String root) {
    UnitOfWork unit = graphs.open(root, _ -> null);
    int length = 0;
    for (Graph.Link link : unit.follow(List.of(unit.root()), OUT)) {
      length += String.valueOf(link.far().own("title")).length();
    }
    return length;
  }

  private static void buildRaw(MongoDatabase database, String root) {
    List<Document> edges = new ArrayList<>();
    List<Document> nodes = new ArrayList<>();
    for (int i = 0; i < EDGES; i++) {
      String id = Ids.next();
      edges.add(new Document("source", root).append("target", id));
      nodes.add(new Document("_id", id).append("title", "task " + i));
    }
    database.getCollection(RAW_EDGES).createIndex(new Document("source", 1));
    database.getCollection(RAW_EDGES).insertMany(edges);
    database.getCollection(RAW_NODES).insertMany(nodes);
  }

  private static int raw(MongoDatabase database, String root) {
    List<String> ids = new ArrayList<>();
    for (Document edge : database.getCollection(RAW_EDGES).find(new Document("source", root))) {
      ids.add(edge.getString("target"));
    }
    int length = 0;
    for (Document node :
        database.getCollection(RAW_NODES).find(new Document("_id", new Document("$in", ids)))) {
      length += node.getString("title").length();
    }
    return length;
  }

  private static void measure(String what, int rounds, Work work) {
    long[] nanos = new long[rounds];
    int seen = 0;
    for (int i = -rounds / 3; i < rounds; i++) {
      long begun = System.nanoTime();
      seen += work.run();
      if (i >= 0) {
        nanos[i] = System.nanoTime() - begun;
      }
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%-18s p50 %7.3f ms  p90 %7.3f ms  best %7.3f ms  (%d)%n",
        what, nanos[rounds / 2] / 1e6, nanos[rounds * 9 / 10] / 1e6, nanos[0] / 1e6, seen);
  }
}
