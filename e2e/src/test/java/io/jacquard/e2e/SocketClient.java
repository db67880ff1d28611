package io.jacquard.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection as a client has it. */
final class SocketClient implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int PATIENCE_SECONDS = 60;

  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private @Nullable WebSocket socket;

  private SocketClient() {}

  /**
   * @param origin the page that connects, {@code null} for a client that is none
   */
  static SocketClient connect(URI url, @Nullable String origin) {
    SocketClient client = new SocketClient();
    WebSocket.Builder builder = HTTP.newWebSocketBuilder();
    if (origin != null) {
      builder.header("Origin", origin);
    }
    client.socket = builder.buildAsync(url, client).join();
    return client;
  }

  /** Sends a text; one that comes too late for the connection is lost, as its close code tells. */
  void send(String text) {
    connected().sendText(text, true).exceptionally(_ -> connected()).join();
  }

  /** The next frame. */
  JsonNode receive() {
    try {
      String frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("no frame came");
      }
      return JSON.readTree(frame);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Whether a frame has come that nobody has taken. */
  boolean hasReceived() {
    return !frames.isEmpty();
  }

  /** {@code data.reports} of the next frame, which must say ok. */
  JsonNode reports() {
    JsonNode frame = receive();
    if (!frame.path("ok").asBoolean()) {
      throw new AssertionError("not ok: " + frame);
    }
    return frame.path("data").path("reports");
  }

  /** The code with which the server closes the connection. */
  int closeCode() {
    return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      frames.add(partial.toString());
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void close() {
    connected().abort();
  }

  private WebSocket connected() {
    if (socket == null) {
      throw new IllegalStateException("not connected");
    }
    return socket;
  }
}
