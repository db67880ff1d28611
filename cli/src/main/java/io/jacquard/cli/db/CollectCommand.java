package io.jacquard.cli.db;

import io.jacquard.graph.upkeep.Collected;
import io.jacquard.graph.upkeep.GraphCheck;
import io.jacquard.graph.upkeep.GraphCheck.Findings;
import io.jacquard.graph.upkeep.StoredGraph;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code db collect}: removes what nobody can come to any more. */
@Command(
    name = "collect",
    description = "Removes nodes that no root leads to, and edges that have lost an end.")
final class CollectCommand implements Callable<Integer> {
  @Mixin private DatabaseOptions options = new DatabaseOptions();

  @Option(names = "--dry-run", description = "Only says what would be removed.")
  private boolean dryRun;

  @Override
  public Integer call() {
    return options.run(this::collect);
  }

  private int collect(StoredGraph graph) {
    Progress progress = new Progress("looking");
    Findings findings = GraphCheck.run(graph, _ -> progress.step());
    if (dryRun) {
      System.out.println(
          "%,d nodes and %,d dangling edges would be removed"
              .formatted(findings.unreachable().size(), findings.dangling().size()));
      return 0;
    }
    Collected collected = graph.collect(findings);
    System.out.println(
        "%,d nodes and %,d edges removed".formatted(collected.nodes(), collected.edges()));
    if (collected.left() > 0) {
      System.out.println("%,d nodes are in use again".formatted(collected.left()));
    }
    return 0;
  }
}
