package io.jacquard.cli.db;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jacquard.graph.GraphCheck;
import io.jacquard.graph.GraphService;
import io.jacquard.graph.StoredGraph;
import io.jacquard.graph.UnitOfWork;
import io.jacquard.jac.osp.EdgeObject;
import io.jacquard.jac.osp.NodeObject;
import io.jacquard.jac.osp.OspTypes;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Write;
import io.jacquard.store.rocks.RocksDocumentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DatabaseCommandTest {
  private static final String OWNER = "a".repeat(32);

  @TempDir private Path folder;

  private static int db(String... arguments) {
    return new CommandLine(new DatabaseCommand()).execute(arguments);
  }

  private String data(String name) {
    return folder.resolve(name).toString();
  }

  private void with(String name, Consumer<DocumentStore> work) {
    try (DocumentStore store = RocksDocumentStore.open(folder.resolve(name).resolve("documents"))) {
      work.accept(store);
    }
  }

  /** A root with two nodes in a row; the ids of the nodes. */
  private List<String> makeGraph(String name) {
    List<String> ids = new ArrayList<>();
    with(
        name,
        store -> {
          UnitOfWork unit = new GraphService(store).open(OWNER, _ -> null);
          NodeObject last = unit.root();
          for (long i = 0; i < 2; i++) {
            NodeObject node = new NodeObject(OspTypes.NODE);
            node.own("v", i);
            unit.connect(last, node, new EdgeObject(OspTypes.GENERIC_EDGE), false);
            ids.add(unit.id(node));
            last = node;
          }
          unit.commit();
        });
    return ids;
  }

  private GraphCheck.Findings findings(String name) {
    List<GraphCheck.Findings> found = new ArrayList<>();
    with(name, store -> found.add(GraphCheck.run(new StoredGraph(store), _ -> {})));
    return found.getFirst();
  }

  private List<Document> documents(String name) {
    List<Document> documents = new ArrayList<>();
    with(
        name,
        store -> {
          StoredGraph graph = new StoredGraph(store);
          graph.nodes(documents::add);
          graph.edges(documents::add);
        });
    return documents;
  }

  @Test
  void checkFindsAWholeGraphSound() {
    makeGraph("one");

    assertThat(db("check", "--data", data("one"))).isZero();
    GraphCheck.Findings findings = findings("one");
    assertThat(findings.nodes()).isEqualTo(3);
    assertThat(findings.edges()).isEqualTo(2);
    assertThat(findings.roots()).isEqualTo(1);
    assertThat(findings.unreachable()).isEmpty();
    GraphCheck.ClassReport nodes = findings.classes().get(OspTypes.NODE.qualifiedName());
    assertThat(requireNonNull(nodes).fields().get("v")).containsEntry("int", 2L);
  }

  @Test
  void checkNamesDanglingEdgesAndWhatNoRootLeadsTo() {
    List<String> ids = makeGraph("one");
    with(
        "one",
        store -> {
          new StoredGraph(store);
          store.commit(Write.delete(DocumentKey.of("nodes", ids.getFirst())));
        });

    assertThat(db("check", "--data", data("one"))).isEqualTo(1);
    assertThat(findings("one").dangling()).hasSize(2);
    assertThat(findings("one").unreachable()).containsExactly(ids.getLast());
  }

  @Test
  void exportAndImportMakeTheSameGraph() throws IOException {
    makeGraph("one");
    Path file = folder.resolve("graph.ndjson");

    assertThat(db("export", "--data", data("one"), file.toString())).isZero();
    assertThat(db("import", "--data", data("other"), file.toString())).isZero();
    assertThat(db("import", "--data", data("other"), file.toString())).isZero();

    assertThat(Files.readAllLines(file)).hasSize(5);
    assertThat(documents("other"))
        .extracting(Document::key, Document::body)
        .isEqualTo(
            documents("one").stream()
                .map(document -> tuple(document.key(), document.body()))
                .toList());
    assertThat(db("export", "--data", data("one"), file.toString())).isEqualTo(1);
  }

  @Test
  void importRefusesAnotherContentUnderTheSameId() throws IOException {
    makeGraph("one");
    Path file = folder.resolve("graph.ndjson");
    db("export", "--data", data("one"), file.toString());
    Files.writeString(file, Files.readString(file).replace("\"v\":1", "\"v\":9"));

    assertThat(db("import", "--data", data("one"), file.toString())).isEqualTo(1);
    assertThat(db("check", "--data", data("one"))).isZero();
  }

  @Test
  void aStoreInUseOrMissingIsRefused() {
    makeGraph("one");

    with("one", _ -> assertThat(db("check", "--data", data("one"))).isEqualTo(1));
    assertThat(db("check", "--data", data("none"))).isEqualTo(1);
    assertThat(folder.resolve("none")).doesNotExist();
  }
}
