package io.jacquard.store.mongo;

import io.jacquard.store.Pairs;

/** The process that {@link CrashTest} kills. */
final class CrashWriter {
  private CrashWriter() {}

  public static void main(String[] args) {
    Pairs.writeForEver(MongoDocumentStore.open(MongoOptions.at(args[0])));
  }
}
