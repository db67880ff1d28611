package io.jacquard.cli.db;

import io.jacquard.graph.upkeep.StoredGraph;
import io.jacquard.store.Write;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code db import FILE}: what an export wrote, into a store that has nothing else of it. */
@Command(
    name = "import",
    description = "Stores what export wrote; what is there with another content is refused.")
final class ImportCommand implements Callable<Integer> {
  private static final int BATCH = 500;

  @Mixin private DatabaseOptions options = new DatabaseOptions();

  @Parameters(index = "0", paramLabel = "FILE", description = "What export made.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    if (!Files.isReadable(file)) {
      System.err.println("there is no file " + file);
      return 1;
    }
    return options.runOnNew(this::restore);
  }

  private int restore(StoredGraph graph) throws IOException {
    Progress progress = new Progress("importing");
    long stored = 0;
    try (BufferedReader in = Files.newBufferedReader(file)) {
      List<Write.Put> batch = new ArrayList<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        batch.add(read(line, progress.done() + 1));
        progress.step();
        if (batch.size() == BATCH) {
          stored += graph.restore(batch);
          batch.clear();
        }
      }
      stored += graph.restore(batch);
    }
    System.out.println(
        "%,d documents stored, %,d were there".formatted(stored, progress.done() - stored));
    return 0;
  }

  private Write.Put read(String line, long number) {
    try {
      return DocumentLine.read(line);
    } catch (DatabaseException e) {
      throw new DatabaseException(
          "%s, line %,d: %s; what came before it is stored"
              .formatted(file, number, e.getMessage()));
    }
  }
}
