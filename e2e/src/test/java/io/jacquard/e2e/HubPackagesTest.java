package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages and where they are kept: on the hub's own disk, or by storage-service. */
class HubPackagesTest {
  private static final String SILK = "module.exports = () => 'silk';";
  private static final String PLACE = "JACQUARD_SEQUENCE_STORAGE_URL";

  private static Path unpacked(Path folder) {
    return LaunchedServer.dataOf(folder).resolve("hub/packages/sequences");
  }

  private static List<Path> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(file);
      }
    }
  }

  /** What many instances of a sequence say that are begun at once. */
  private static List<String> begunAtOnce(Hub hub, String sequence) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<String>> outputs =
          IntStream.range(0, 10)
              .mapToObj(_ ->
                  CompletableFuture.supplyAsync(
                      () -> hub.get("instance/" + hub.start(sequence) + "/output").text(), threads))
              .toList();
      return outputs.stream().map(CompletableFuture::join).distinct().toList();
    }
  }

  @Nested
  class OfOneHub {
    @Test
    void areUnpackedAgainWhereThatIsLostAndGoWithTheirSequence(@TempDir Path folder)
        throws IOException {
      try (Server server = LaunchedServer.start(Launcher.example("todo"), folder)) {
        Hub hub = new Hub(server.url());
        String sequence = hub.sequence(SILK);
        assertThat(server.output()).doesNotContain("jacquard.sequence.storage.url");

        server.kill();
        delete(unpacked(folder));
        Files.createDirectories(unpacked(folder).resolveSibling("incoming/half/package"));
        server.restart();

        assertThat(begunAtOnce(hub, sequence)).containsExactly("silk");
        assertThat(in(unpacked(folder))).hasSize(1);
        assertThat(in(unpacked(folder).resolveSibling("incoming"))).isEmpty();

        hub.clear();
        Waiting.until("nothing is left", () -> isEmpty(folder));
      }
    }

    private boolean isEmpty(Path folder) {
      try {
        return in(unpacked(folder)).isEmpty()
            && in(LaunchedServer.dataOf(folder).resolve("hub/archives")).isEmpty();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Nested
  class OfStorageService {
    @Test
    void areFetchedFromItAndKeptFromStrangers(@TempDir Path folder) throws IOException {
      int port = LaunchedServer.freePort();
      Map<String, String> itself = Map.of(PLACE, "http://127.0.0.1:" + port);
      Path stored = LaunchedServer.dataOf(folder).resolve("storage/services/hub");
      try (Server server = LaunchedServer.startAt(port, Launcher.example("todo"), folder, itself)) {
        Hub hub = new Hub(server.url());
        String sequence = hub.sequence(SILK);
        String name = in(stored).getFirst().getFileName().toString();

        server.kill();
        delete(unpacked(folder));
        server.restart();

        assertThat(begunAtOnce(hub, sequence)).containsExactly("silk");
        Client client = new Client(server.url());
        assertThat(client.get("/internal/files/hub/" + name).status()).isEqualTo(401);
        assertThat(client.register("stranger").get("/internal/files/hub/" + name).status())
            .isEqualTo(401);
        hub.clear();
        Waiting.until("it is gone there", () -> !Files.exists(stored.resolve(name)));
      }
    }

    @Test
    void areRefusedWithAReasonWhileItIsAway(@TempDir Path folder) throws IOException {
      Map<String, String> nowhere = Map.of(PLACE, "http://127.0.0.1:" + LaunchedServer.freePort());
      try (Server server = LaunchedServer.start(Launcher.example("todo"), folder, nowhere)) {
        Hub hub = new Hub(server.url());
        byte[] archive =
            Hub.pack(Map.of("package.json", "{\"main\":\"index.js\"}", "index.js", SILK));

        assertThat(hub.upload(archive))
            .isEqualTo(
                new Hub.Answer(503, "{\"error\":\"The storage of packages cannot be reached\"}"));

        assertThat(hub.get("sequences").text()).isEqualTo("[]");
        assertThat(in(unpacked(folder))).isEmpty();
        assertThat(in(unpacked(folder).resolveSibling("incoming"))).isEmpty();
      }
    }
  }
}
