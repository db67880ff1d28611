package io.jacquard.cli.db;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jacquard.graph.GraphService;
import io.jacquard.graph.UnitOfWork;
import io.jacquard.graph.upkeep.Collected;
import io.jacquard.graph.upkeep.GraphCheck;
import io.jacquard.graph.upkeep.StoredGraph;
import io.jacquard.jac.osp.OspTypes;
import io.jacquard.jac.osp.graph.EdgeObject;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code db} does, wherever the documents are. */
abstract class DatabaseCommandContract {
  static final String OWNER = "a".repeat(32);

  @TempDir Path folder;

  /** The option and its value that name a store; each name one of its own. */
  abstract List<String> place(String name);

  /** The store of a name. */
  abstract DocumentStore open(String name);

  static int db(String command, List<String> place, String... more) {
    List<String> line = new ArrayList<>(List.of(command));
    line.addAll(place);
    line.addAll(List.of(more));
    return new CommandLine(new DatabaseCommand()).execute(line.toArray(String[]::new));
  }

  void with(String name, Consumer<DocumentStore> work) {
    try (DocumentStore store = open(name)) {
      work.accept(store);
    }
  }

  /** A root with two nodes in a row; the ids of the nodes. */
  List<String> makeGraph(String name) {
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

  GraphCheck.Findings findings(String name) {
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

    assertThat(db("check", place("one"))).isZero();
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

    assertThat(db("check", place("one"))).isEqualTo(1);
    assertThat(findings("one").dangling()).hasSize(2);
    assertThat(findings("one").unreachable()).containsExactly(ids.getLast());
  }

  @Test
  void exportAndImportMakeTheSameGraph() throws IOException {
    makeGraph("one");
    Path file = folder.resolve("graph.ndjson");

    assertThat(db("export", place("one"), file.toString())).isZero();
    assertThat(db("import", place("other"), file.toString())).isZero();
    assertThat(db("import", place("other"), file.toString())).isZero();

    assertThat(Files.readAllLines(file)).hasSize(5);
    assertThat(documents("other"))
        .extracting(Document::key, Document::body)
        .isEqualTo(
            documents("one").stream()
                .map(document -> tuple(document.key(), document.body()))
                .toList());
    assertThat(db("export", place("one"), file.toString())).isEqualTo(1);
  }

  @Test
  void importRefusesAnotherContentUnderTheSameId() throws IOException {
    makeGraph("one");
    Path file = folder.resolve("graph.ndjson");
    db("export", place("one"), file.toString());
    Files.writeString(file, Files.readString(file).replace("\"v\":1", "\"v\":9"));

    assertThat(db("import", place("one"), file.toString())).isEqualTo(1);
    assertThat(db("check", place("one"))).isZero();
  }

  @Test
  void collectRemovesWhatNoRootLeadsToAndEdgesWithoutAnEnd() {
    List<String> ids = makeGraph("one");
    with(
        "one",
        store -> {
          new StoredGraph(store);
          store.commit(Write.delete(DocumentKey.of("nodes", ids.getFirst())));
        });

    assertThat(db("collect", place("one"), "--dry-run")).isZero();
    assertThat(findings("one").dangling()).hasSize(2);
    assertThat(db("collect", place("one"))).isZero();

    assertThat(findings("one").sound()).isTrue();
    assertThat(findings("one").nodes()).isEqualTo(1);
    assertThat(findings("one").edges()).isZero();
    assertThat(db("collect", place("one"))).isZero();
  }

  @Test
  void collectLeavesWhatIsTakenUpMeanwhile() {
    with(
        "one",
        store -> {
          GraphService graphs = new GraphService(store);
          UnitOfWork unit = graphs.open(OWNER, _ -> null);
          NodeObject apart = new NodeObject(OspTypes.NODE);
          NodeObject beside = new NodeObject(OspTypes.NODE);
          NodeObject elsewhere = new NodeObject(OspTypes.NODE);
          NodeObject besideThat = new NodeObject(OspTypes.NODE);
          unit.connect(apart, beside, new EdgeObject(OspTypes.GENERIC_EDGE), false);
          unit.connect(elsewhere, besideThat, new EdgeObject(OspTypes.GENERIC_EDGE), false);
          unit.save(apart);
          unit.save(elsewhere);
          unit.commit();
          StoredGraph stored = new StoredGraph(store);
          GraphCheck.Findings findings = GraphCheck.run(stored, _ -> {});
          assertThat(findings.unreachable()).hasSize(4);

          UnitOfWork later = graphs.open(OWNER, _ -> null);
          NodeObject again = (NodeObject) requireNonNull(later.find(unit.id(apart)));
          later.connect(later.root(), again, new EdgeObject(OspTypes.GENERIC_EDGE), false);
          later.commit();

          assertThat(stored.collect(findings)).isEqualTo(new Collected(2, 1, 2));
          assertThat(GraphCheck.run(stored, _ -> {}).unreachable()).isEmpty();
        });
  }
}
