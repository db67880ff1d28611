package io.jacquard.jac.osp.graph;

import io.jacquard.jac.osp.OspTypes;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.ArrayList;
import java.util.List;

/** Writes a part of the graph as DOT, Mermaid or JSON: the texts of {@code printgraph}. */
public final class GraphPrinter {
  /** Fill colours by distance from the start; the last one holds for everything farther. */
  private static final List<String> COLOURS =
      List.of(
          "#FFE9E9", "#F0FFF0", "#F5E5FF", "#FFFFE0", "#D2FEFF", "#E8FFD7", "#FFDEAD", "#FFF0F5",
          "#F5FFFA", "#FFC0CB", "#7FFFD4", "#C0C0C0", "#ADD8E6", "#FFFAF0", "#f4f3f7", "#f5efff",
          "#b5d7fd", "#ffc0cb", "#FFC0CB", "#e1d4c0", "#FCDFFF", "#F0FFFF", "#F0F8FF", "#F8F8FF",
          "#F0FFFF");

  private GraphPrinter() {}

  public static String print(GraphView view, String format) {
    return switch (format) {
      case "dot" -> dot(view);
      case "mermaid" -> mermaid(view);
      case "json" -> json(view);
      default ->
          throw Errors.valueError(
              "printgraph writes dot, mermaid or json, not " + Ops.repr(format));
    };
  }

  private static String dot(GraphView view) {
    StringBuilder out = new StringBuilder("digraph {\n");
    out.append("node [style=\"filled\", shape=\"ellipse\", fillcolor=\"invis\", ");
    out.append("fontcolor=\"black\"];\n");
    for (GraphView.Drawn drawn : view.edges()) {
      out.append(drawn.source()).append(" -> ").append(drawn.target());
      out.append("  [label=\"").append(escape(label(drawn.edge()))).append("\"];\n");
    }
    int number = 0;
    for (var node : view.nodes().entrySet()) {
      String colour = COLOURS.get(Math.min(node.getValue(), COLOURS.size() - 1));
      out.append(number++).append(" [label=\"").append(escape(Ops.repr(node.getKey())));
      out.append("\"fillcolor=\"").append(colour).append("\"];\n");
    }
    return out.append('}').toString();
  }

  private static String mermaid(GraphView view) {
    StringBuilder out = new StringBuilder("flowchart LR\n");
    for (GraphView.Drawn drawn : view.edges()) {
      String label = label(drawn.edge());
      out.append(drawn.source()).append(" -->");
      if (!label.isEmpty()) {
        out.append("|\"").append(escape(label)).append("\"| ");
      }
      out.append(drawn.target()).append('\n');
    }
    int number = 0;
    for (NodeObject node : view.nodes().keySet()) {
      out.append(number++).append("[\"").append(escape(Ops.repr(node))).append("\"]\n");
    }
    return out.toString();
  }

  private static String json(GraphView view) {
    Graph graph = Execution.current().graph();
    List<NodeObject> nodes = List.copyOf(view.nodes().keySet());
    List<String> nodeTexts = new ArrayList<>();
    for (NodeObject node : nodes) {
      String label = node.type() == OspTypes.ROOT ? "root" : Ops.repr(node);
      nodeTexts.add("{\"id\": " + quote(graph.id(node)) + ", \"label\": " + quote(label) + "}");
    }
    List<String> edgeTexts = new ArrayList<>();
    for (GraphView.Drawn drawn : view.edges()) {
      String label = label(drawn.edge());
      edgeTexts.add(
          "{\"from\": "
              + quote(graph.id(nodes.get(drawn.source())))
              + ", \"to\": "
              + quote(graph.id(nodes.get(drawn.target())))
              + (label.isEmpty() ? "" : ", \"label\": " + quote(label))
              + "}");
    }
    return "{\"version\": \"1.0\", \"nodes\": ["
        + String.join(", ", nodeTexts)
        + "], \"edges\": ["
        + String.join(", ", edgeTexts)
        + "]}";
  }

  private static String label(EdgeObject edge) {
    return edge.type() == OspTypes.GENERIC_EDGE ? "" : Ops.repr(edge);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#x27;");
  }

  private static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        default -> {
          if (c < 0x20) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
