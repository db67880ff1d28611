package io.jacquard.store.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterConnectionMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** A mongod of a test's own, as a replica set of one, that the test may kill and start again. */
public final class MongoServer implements AutoCloseable {
  /** The environment variable with the command of a mongod. */
  public static final String COMMAND = "JACQUARD_TEST_MONGOD";

  /** The environment variable with the address of a mongod that all tests share. */
  public static final String SHARED_URI = "JACQUARD_TEST_MONGODB_URI";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final int port;
  private Process process;

  private MongoServer(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.process = launch();
  }

  /** Starts one in an empty folder. */
  public static MongoServer start(Path folder) throws IOException {
    MongoServer server = new MongoServer(folder, freePort());
    try (MongoClient client = server.direct()) {
      server.await(client, "{ping: 1}");
      client
          .getDatabase("admin")
          .runCommand(
              new Document(
                  "replSetInitiate",
                  new Document("_id", "tests")
                      .append(
                          "members",
                          List.of(new Document("_id", 0).append("host", server.address())))));
    }
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            System.getenv(COMMAND),
            "--dbpath",
            folder.toString(),
            "--bind_ip",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--replSet",
            "tests",
            "--nounixsocket",
            "--wiredTigerCacheSizeGB",
            "0.25")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** An address of a database in it. */
  public String uri(String database) {
    return "mongodb://" + address() + "/" + database + "?replicaSet=tests";
  }

  private String address() {
    return "127.0.0.1:" + port;
  }

  /** Ends it as a power cut would, and starts it on what is on the disk. */
  public void killAndRestart() throws IOException, InterruptedException {
    process.destroyForcibly().waitFor();
    process = launch();
  }

  /** Makes the primary step down; being alone, it is elected again. */
  public void stepDown() {
    try (MongoClient client = direct()) {
      client
          .getDatabase("admin")
          .runCommand(
              Document.parse("{replSetStepDown: 1, secondaryCatchUpPeriodSecs: 0, force: true}"));
    }
  }

  private MongoClient direct() {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyToClusterSettings(cluster ->
                cluster
                    .hosts(List.of(new ServerAddress("127.0.0.1", port)))
                    .mode(ClusterConnectionMode.SINGLE)
                    .serverSelectionTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS))
            .build());
  }

  private void await(MongoClient client, String command) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        client.getDatabase("admin").runCommand(Document.parse(command));
        return;
      } catch (MongoException e) {
        if (System.nanoTime() - deadline > 0) {
          throw e;
        }
      }
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
