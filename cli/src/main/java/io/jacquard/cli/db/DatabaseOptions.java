package io.jacquard.cli.db;

import io.jacquard.graph.upkeep.StoredGraph;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.StoreException;
import io.jacquard.store.cache.CacheOptions;
import io.jacquard.store.cache.ReplicatedDocumentStore;
import io.jacquard.store.mongo.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which store a command means, and the opening of it. */
final class DatabaseOptions {
  private static final Path DEFAULT_DATA = Path.of(".jacquard");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder of start (.jacquard), or .jac/data for what run keeps.")
  private @Nullable Path data;

  @Option(
      names = "--mongodb",
      paramLabel = "URI",
      description =
          "The MongoDB of the servers, which may be running. Without this and --data: that of"
              + " MONGODB_URI, if it is set.")
  private Optional<String> mongodb = Optional.empty();

  /** What a command does with the graph; the exit code. */
  interface Work {
    int on(StoredGraph graph) throws IOException;
  }

  /** Opens a store that is there and does the work; failures become a sentence. */
  int run(Work work) {
    if (address().isEmpty() && !Files.isDirectory(documents())) {
      System.err.println("there is no data in " + folder());
      return 1;
    }
    return runOnNew(work);
  }

  /** The same, making the store when it is not there. */
  int runOnNew(Work work) {
    try (DocumentStore store = shared(Stores.open(address(), documents()))) {
      return work.on(new StoredGraph(store));
    } catch (StoreException | DatabaseException e) {
      System.err.println(e.getMessage());
    } catch (IOException e) {
      System.err.println("cannot read or write " + e.getMessage());
    }
    return 1;
  }

  /** Keeps the servers of a MongoDB from caching what is changed here. */
  private static DocumentStore shared(DocumentStore store) {
    return store.exclusive()
        ? store
        : new ReplicatedDocumentStore(store, null, CacheOptions.DEFAULT);
  }

  private Optional<String> address() {
    return mongodb
        .or(() ->
            data == null ? Optional.ofNullable(System.getenv("MONGODB_URI")) : Optional.empty())
        .filter(uri -> !uri.isBlank());
  }

  private Path folder() {
    return data == null ? DEFAULT_DATA : data;
  }

  /** {@code start} keeps documents in a folder of their own; {@code run} has nothing else. */
  private Path documents() {
    boolean ofRun = Files.exists(folder().resolve("documents.lock"));
    return ofRun ? folder() : folder().resolve("documents");
  }
}
