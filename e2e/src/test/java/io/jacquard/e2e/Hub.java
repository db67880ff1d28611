package io.jacquard.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A client of the hub's API on the same machine, which needs no token. */
final class Hub {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI base;

  Hub(URI server) {
    this.base = server.resolve("/api/v1/");
  }

  /** An answer with its whole body. */
  record Answer(int status, String text) {
    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        throw new AssertionError("no JSON: " + text, e);
      }
    }
  }

  /** A package of a folder's files, as clients make it. */
  static byte[] pack(Map<String, String> files) {
    try {
      Path folder = Files.createTempDirectory("sequence");
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
      Process tar = new ProcessBuilder("tar", "-czf", "-", "-C", folder.toString(), ".").start();
      return tar.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Uploads a sequence for Node; returns its id. */
  String sequence(String source) {
    String manifest = "{\"name\":\"s\",\"version\":\"1.0.0\",\"main\":\"index.js\"}";
    byte[] archive = pack(Map.of("package.json", manifest, "index.js", source));
    Answer answer = upload(archive);
    if (answer.status() != 200) {
      throw new AssertionError(answer.text());
    }
    return answer.json().path("id").asText();
  }

  Answer upload(byte[] archive) {
    return send(
        request("sequence").header("Content-Type", "application/octet-stream"),
        "POST",
        BodyPublishers.ofByteArray(archive));
  }

  /** Starts a sequence; returns the instance's id. */
  String start(String sequence) {
    return start(sequence, "{}");
  }

  String start(String sequence, String body) {
    Answer answer = post("sequence/" + sequence + "/start", body);
    if (answer.status() != 200) {
      throw new AssertionError(answer.text());
    }
    return answer.json().path("id").asText();
  }

  Answer get(String path, String... headers) {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request, "GET", BodyPublishers.noBody());
  }

  Answer post(String path, String json) {
    return send(
        request(path).header("Content-Type", "application/json"),
        "POST",
        BodyPublishers.ofString(json));
  }

  Answer delete(String path, String... headers) {
    HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request, "DELETE", BodyPublishers.noBody());
  }

  /** Sends a stream; it ends the instance's stream unless {@code end} is false. */
  Answer pour(String path, String type, String text, boolean end) {
    return send(
        request(path).header("Content-Type", type).header("x-end-stream", Boolean.toString(end)),
        "POST",
        BodyPublishers.ofString(text));
  }

  /** Begins to read a stream; returns as soon as there is a head. */
  InputStream open(String path) {
    try {
      return HTTP.send(request(path).build(), BodyHandlers.ofInputStream()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static String read(InputStream stream, int bytes) {
    try {
      return new String(stream.readNBytes(bytes), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode instance(String id) {
    return get("instance/" + id).json();
  }

  /** Waits until an instance is over; returns it. */
  JsonNode over(String id) {
    Waiting.until("the instance is over", () -> instance(id).has("ended"));
    return instance(id);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
  }

  private static Answer send(HttpRequest.Builder request, String method, BodyPublisher body) {
    try {
      HttpResponse<String> response =
          HTTP.send(request.method(method, body).build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
