package io.jacquard.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.store.Pairs;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Kills the writing process, kills the server, and takes the server its office. */
@EnabledIfEnvironmentVariable(named = MongoServer.COMMAND, matches = ".+")
class CrashTest {
  private static final int KILLS = 3;
  private static final int WRITERS = 2;

  @TempDir Path folder;

  @Test
  void aKilledWriterLeavesWhatItAcknowledgedAndNothingHalf() throws Exception {
    try (MongoServer server = MongoServer.start(folder)) {
      Set<String> acknowledged = new HashSet<>();
      for (int round = 0; round < KILLS; round++) {
        acknowledged.addAll(writeUntilKilled(server.uri("crash")));

        inspect(server, acknowledged);
      }
    }
  }

  @Test
  void aKilledServerKeepsWhatWasAcknowledgedAndWritersGoOn() throws Exception {
    survives(MongoServer::killAndRestart);
  }

  @Test
  void aStepDownOfThePrimaryIsSurvived() throws Exception {
    survives(MongoServer::stepDown);
  }

  private interface Blow {
    void strike(MongoServer server) throws Exception;
  }

  /** Writers meet a blow; what they were told is there, and all go on. */
  private void survives(Blow blow) throws Exception {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    Semaphore progress = new Semaphore(0);
    AtomicBoolean enough = new AtomicBoolean();
    try (MongoServer server = MongoServer.start(folder);
        MongoDocumentStore store = MongoDocumentStore.open(MongoOptions.at(server.uri("crash")));
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      Pairs.declare(store);
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        all.add(
            writers.submit(() -> {
              while (!enough.get()) {
                acknowledged.add(Pairs.write(store));
                progress.release();
              }
            }));
      }
      for (int round = 0; round < KILLS; round++) {
        awaitMore(progress);
        blow.strike(server);
      }
      awaitMore(progress);
      enough.set(true);
      for (Future<?> writer : all) {
        writer.get();
      }

      Pairs.inspect(store, acknowledged);
    }
  }

  private static void awaitMore(Semaphore progress) throws InterruptedException {
    progress.drainPermits();
    assertThat(progress.tryAcquire(20, 2, TimeUnit.MINUTES)).as("writers go on").isTrue();
  }

  private static Set<String> writeUntilKilled(String uri) throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrashWriter.class.getName(),
                uri)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Set<String> acknowledged = new HashSet<>();
    try (BufferedReader out = writer.inputReader()) {
      int enough = ThreadLocalRandom.current().nextInt(20, 200);
      String line = out.readLine();
      while (line != null) {
        acknowledged.add(line);
        if (acknowledged.size() == enough) {
          writer.toHandle().destroyForcibly(); // leaves the pipe open, to be read to its end
        }
        line = out.readLine();
      }
    } finally {
      writer.destroyForcibly().waitFor();
    }
    assertThat(acknowledged).isNotEmpty();
    return acknowledged;
  }

  private static void inspect(MongoServer server, Set<String> acknowledged) {
    try (MongoDocumentStore store = MongoDocumentStore.open(MongoOptions.at(server.uri("crash")))) {
      Pairs.declare(store);
      Pairs.inspect(store, acknowledged);
    }
  }
}
