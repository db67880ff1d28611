package io.jacquard.graph.upkeep;

import io.jacquard.graph.Collections;
import io.jacquard.graph.ValueCodec;
import io.jacquard.store.Document;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at every stored node and edge: what dangles, what no root leads to, what classes hold. */
public final class GraphCheck {
  private final Components components = new Components();
  private final Set<String> roots = new HashSet<>();
  private final List<String> dangling = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();
  private final Map<String, ClassReport> classes = new TreeMap<>();
  private long nodes;
  private long edges;

  private GraphCheck() {}

  /**
   * What was found.
   *
   * @param dangling edges without one of their ends
   * @param unreachable nodes that no path of edges, in whatever direction, joins to a root
   * @param unreadable documents that are no node or no edge; they are left as they are
   * @param classes by their qualified names
   */
  public record Findings(
      long nodes,
      long edges,
      long roots,
      List<String> dangling,
      List<String> unreachable,
      List<String> unreadable,
      Map<String, ClassReport> classes) {

    /** Whether nothing is damaged; unreachable nodes are no damage. */
    public boolean sound() {
      return dangling.isEmpty() && unreadable.isEmpty();
    }
  }

  /**
   * What the objects of one class hold.
   *
   * @param fields for each the kinds of its values, and how many objects have such a value
   */
  public record ClassReport(long objects, Map<String, Map<String, Long>> fields) {
    private static final ClassReport NONE = new ClassReport(0, Map.of());

    private ClassReport with(Map<?, ?> values) {
      Map<String, Map<String, Long>> counts = new TreeMap<>(fields);
      values.forEach((name, value) -> {
        Map<String, Long> kinds = new TreeMap<>(counts.getOrDefault((String) name, Map.of()));
        kinds.merge(kind(value), 1L, Long::sum);
        counts.put((String) name, kinds);
      });
      return new ClassReport(objects + 1, counts);
    }

    private static String kind(@Nullable Object value) {
      return switch (value) {
        case null -> "None";
        case Boolean _ -> "bool";
        case Long _ -> "int";
        case Double _ -> "float";
        case String _ -> "str";
        case byte[] _ -> "bytes";
        case List<?> _ -> "list";
        case Map<?, ?> map when map.get(ValueCodec.TAG) instanceof String tag -> tag;
        default -> "dict";
      };
    }
  }

  /**
   * Checks a graph. Memory grows with the number of nodes.
   *
   * @param progress told of each document
   */
  public static Findings run(StoredGraph graph, Consumer<Document> progress) {
    GraphCheck check = new GraphCheck();
    graph.nodes(progress.andThen(check::node));
    graph.edges(progress.andThen(check::edge));
    return check.findings();
  }

  private void node(Document node) {
    nodes++;
    components.add(node.id());
    note(node);
    if (Boolean.TRUE.equals(node.field(Collections.IS_ROOT))) {
      roots.add(node.id());
    }
  }

  private void edge(Document edge) {
    edges++;
    note(edge);
    if (!components.join(edge.field(Collections.SOURCE), edge.field(Collections.TARGET))) {
      dangling.add(edge.id());
    }
  }

  private void note(Document document) {
    if (document.field(Collections.TYPE) instanceof String type
        && document.field(Collections.FIELDS) instanceof Map<?, ?> fields) {
      classes.compute(type, (_, known) -> (known == null ? ClassReport.NONE : known).with(fields));
    } else {
      unreadable.add(document.key().toString());
    }
  }

  private Findings findings() {
    return new Findings(
        nodes, edges, roots.size(), dangling, components.apartFrom(roots), unreadable, classes);
  }
}
