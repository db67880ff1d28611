package io.jacquard.cli.db;

import io.jacquard.graph.upkeep.StoredGraph;
import io.jacquard.store.Document;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code db export FILE}: every node and every edge, a line of JSON each. */
@Command(
    name = "export",
    description = "Writes all nodes and edges to a new file, one JSON document a line.")
final class ExportCommand implements Callable<Integer> {
  @Mixin private DatabaseOptions options = new DatabaseOptions();

  @Parameters(index = "0", paramLabel = "FILE", description = "The file to make.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    if (Files.exists(file)) {
      System.err.println(file + " is there already");
      return 1;
    }
    return options.run(this::export);
  }

  private int export(StoredGraph graph) throws IOException {
    Progress progress = new Progress("exporting");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      Consumer<Document> line =
          document -> {
            try {
              out.write(DocumentLine.write(document));
              out.newLine();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            progress.step();
          };
      graph.nodes(line);
      graph.edges(line);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    System.out.println("%,d documents are in %s".formatted(progress.done(), file));
    return 0;
  }
}
