package io.jacquard.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Headless Chromium, spoken to by the DevTools protocol. */
final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();

  private Browser(Process process, URI address) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Listener()).join();
  }

  /** Where this machine has one. */
  static Optional<Path> installed() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(folder ->
            Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts one that keeps everything in the folder. */
  static Browser start(Path program, Path folder) {
    try {
      Files.createDirectories(folder);
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "--headless=new",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-dev-shm-usage",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--force-color-profile=srgb",
                  "--remote-debugging-port=0",
                  "--user-data-dir=" + folder)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("chromium.log").toFile())
              .start();
      List<String> address = address(folder.resolve("DevToolsActivePort"));
      return new Browser(process, URI.create("ws://127.0.0.1:" + address.get(0) + address.get(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A window of somebody who has no cookies yet. */
  Page page() {
    String context =
        send("", "Target.createBrowserContext", Map.of()).at("/browserContextId").asText();
    String target =
        send("", "Target.createTarget", Map.of("url", "about:blank", "browserContextId", context))
            .at("/targetId")
            .asText();
    String session =
        send("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .at("/sessionId")
            .asText();
    send(session, "Page.enable", Map.of());
    return new Page(this, session);
  }

  JsonNode send(String session, String method, Map<String, ?> parameters) {
    int id = ids.incrementAndGet();
    var answer = new CompletableFuture<JsonNode>();
    waiting.put(id, answer);
    var message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(message.toString(), true).join();
    JsonNode result = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    if (result.has("error")) {
      throw new AssertionError(method + ": " + result.path("error"));
    }
    return result.path("result");
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  private static List<String> address(Path file) {
    Waiting.until("a browser", () -> Files.exists(file) && lines(file).size() == 2);
    return lines(file);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        hear(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void hear(String message) {
      try {
        JsonNode heard = JSON.readTree(message);
        CompletableFuture<JsonNode> asker = waiting.remove(heard.path("id").asInt());
        if (asker != null) {
          asker.complete(heard);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
