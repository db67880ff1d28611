package io.jacquard.cli.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.graph.GraphService;
import io.jacquard.graph.UnitOfWork;
import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.mongo.MongoDocumentStore;
import io.jacquard.store.mongo.MongoOptions;
import io.jacquard.store.mongo.MongoServer;
import io.jacquard.store.mongo.SharedDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = MongoServer.SHARED_URI, matches = ".+")
class MongoDatabaseCommandTest extends DatabaseCommandContract {
  private final Map<String, SharedDatabase> databases = new HashMap<>();

  private String uri(String name) {
    return databases.computeIfAbsent(name, _ -> new SharedDatabase()).uri();
  }

  @Override
  List<String> place(String name) {
    return List.of("--mongodb", uri(name));
  }

  @Override
  DocumentStore open(String name) {
    return MongoDocumentStore.open(MongoOptions.at(uri(name)));
  }

  @AfterEach
  void dropDatabases() {
    databases.values().forEach(SharedDatabase::close);
  }

  @Test
  void whatIsImportedBesideAServerIsSeenByIt() {
    makeGraph("one");
    Path file = folder.resolve("graph.ndjson");
    db("export", place("one"), file.toString());
    with(
        "other",
        store -> {
          GraphService server = new GraphService(store);
          assertThat(edgesOfRoot(server)).isZero();

          assertThat(db("import", place("other"), file.toString())).isZero();

          assertThat(edgesOfRoot(server)).isEqualTo(1);
        });
  }

  @Test
  void aServerThatDoesNotAnswerIsNamed() {
    List<String> nowhere =
        List.of(
            "--mongodb", "mongodb://127.0.0.1:1/none?replicaSet=none&serverSelectionTimeoutMS=200");

    assertThat(db("check", nowhere)).isEqualTo(1);
  }

  private static int edgesOfRoot(GraphService server) {
    UnitOfWork unit = server.open(OWNER, _ -> null);
    return unit.follow(List.of(unit.root()), new Graph.Pattern(Graph.Direction.OUT, null, null))
        .size();
  }
}
