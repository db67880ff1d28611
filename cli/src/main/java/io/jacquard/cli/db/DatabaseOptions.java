package io.jacquard.cli.db;

import io.jacquard.graph.StoredGraph;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.StoreException;
import io.jacquard.store.rocks.RocksDocumentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which store a command means, and the opening of it. */
final class DatabaseOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder of start (.jacquard), or .jac/data for what run keeps.")
  private Path data = Path.of(".jacquard");

  /** What a command does with the graph; the exit code. */
  interface Work {
    int on(StoredGraph graph) throws IOException;
  }

  /** Opens a store that is there and does the work; failures become a sentence. */
  int run(Work work) {
    Path folder = documents();
    if (!Files.isDirectory(folder)) {
      System.err.println("there is no data in " + data);
      return 1;
    }
    return open(folder, work);
  }

  /** The same, making the store when it is not there. */
  int runOnNew(Work work) {
    return open(documents(), work);
  }

  private static int open(Path folder, Work work) {
    try (DocumentStore store = RocksDocumentStore.open(folder)) {
      return work.on(new StoredGraph(store));
    } catch (StoreException | DatabaseException e) {
      System.err.println(e.getMessage());
    } catch (IOException e) {
      System.err.println("cannot read or write " + e.getMessage());
    }
    return 1;
  }

  /** {@code start} keeps documents in a folder of their own; {@code run} has nothing else. */
  private Path documents() {
    boolean ofRun = Files.exists(data.resolve("documents.lock"));
    return ofRun ? data : data.resolve("documents");
  }
}
