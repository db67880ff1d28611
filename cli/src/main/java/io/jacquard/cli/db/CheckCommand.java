package io.jacquard.cli.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jacquard.graph.upkeep.GraphCheck;
import io.jacquard.graph.upkeep.GraphCheck.ClassReport;
import io.jacquard.graph.upkeep.GraphCheck.Findings;
import io.jacquard.graph.upkeep.StoredGraph;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code db check}: what is stored, and what is wrong with it. */
@Command(
    name = "check",
    description = "Reports dangling edges, unreachable nodes, and what the classes hold.")
final class CheckCommand implements Callable<Integer> {
  @Mixin private DatabaseOptions options = new DatabaseOptions();

  @Option(names = "--json", description = "Prints the findings as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    return options.run(this::check);
  }

  private int check(StoredGraph graph) throws JsonProcessingException {
    Progress progress = new Progress("checking");
    Findings findings = GraphCheck.run(graph, _ -> progress.step());
    System.out.println(json ? new ObjectMapper().writeValueAsString(findings) : summary(findings));
    return findings.sound() ? 0 : 1;
  }

  private static String summary(Findings findings) {
    StringBuilder out = new StringBuilder();
    out.append(
        "%,d nodes (%,d of them roots), %,d edges"
            .formatted(findings.nodes(), findings.roots(), findings.edges()));
    findings.classes().forEach((name, report) -> describe(out, name, report));
    list(out, "dangling edges", findings.dangling());
    list(out, "unreachable nodes", findings.unreachable());
    list(out, "unreadable documents", findings.unreadable());
    return out.toString();
  }

  private static void describe(StringBuilder out, String name, ClassReport report) {
    out.append("\n  %s: %,d".formatted(name, report.objects()));
    report
        .fields()
        .forEach((field, kinds) ->
            out.append("\n    %s: %s".formatted(field, kinds(report.objects(), kinds))));
  }

  private static String kinds(long objects, Map<String, Long> kinds) {
    if (kinds.size() == 1 && kinds.containsValue(objects)) {
      return kinds.keySet().iterator().next();
    }
    return kinds.entrySet().stream()
        .map(kind -> "%s (%,d of %,d)".formatted(kind.getKey(), kind.getValue(), objects))
        .collect(Collectors.joining(", "));
  }

  private static void list(StringBuilder out, String what, List<String> ids) {
    out.append("\n%,d %s".formatted(ids.size(), what));
    ids.forEach(id -> out.append("\n  ").append(id));
  }
}
