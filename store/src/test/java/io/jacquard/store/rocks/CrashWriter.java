package io.jacquard.store.rocks;

import io.jacquard.store.Pairs;
import java.nio.file.Path;

/** The process that {@link CrashTest} kills. */
final class CrashWriter {
  private CrashWriter() {}

  public static void main(String[] args) {
    Pairs.writeForEver(RocksDocumentStore.open(Path.of(args[0])));
  }
}
