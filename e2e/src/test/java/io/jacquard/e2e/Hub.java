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
import org.jspecify.annotations.Nullable;

/** A client of the hub's API; on the same machine it needs no token, but for a space. */
final class Hub {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http;
  private final URI base;
  private final @Nullable String token;

  /** A client with connections of its own. */
  Hub(URI server) {
    this(
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
        server.resolve("/api/v1/"),
        null);
  }

  private Hub(HttpClient http, URI base, @Nullable String token) {
    this.http = http;
    this.base = base;
    this.token = token;
  }

  /** The same with a token. */
  Hub with(String bearer) {
    return new Hub(http, base, bearer);
  }

  /** The API of a space that the hub belongs to. */
  Hub space(String id) {
    return new Hub(http, base.resolve("space/" + id + "/api/v1/"), token);
  }

  /** A hub as its space passes it on. */
  Hub sth(String id) {
    return new Hub(http, base.resolve("sth/" + id + "/api/v1/"), token);
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

  /** Puts a package where it may take the place of another. */
  Answer put(String path, byte[] archive) {
    return send(
        request(path).header("Content-Type", "application/octet-stream"),
        "PUT",
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

  Answer upload(Client.Multipart form) {
    return send(
        request("sequence")
            .header("Content-Type", "multipart/form-data; boundary=" + Client.Multipart.BOUNDARY),
        "POST",
        BodyPublishers.ofByteArray(form.toBytes()));
  }

  /** Removes all sequences with their instances. */
  void clear() {
    for (JsonNode sequence : get("sequences").json()) {
      delete("sequence/" + sequence.path("id").asText(), "x-seq-kill-inst", "true");
    }
  }

  /** Begins to read a stream; returns as soon as there is a head. */
  InputStream open(String path) {
    try {
      return http.send(request(path).build(), BodyHandlers.ofInputStream()).body();
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
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder request, String method, BodyPublisher body) {
    try {
      HttpResponse<String> response =
          http.send(request.method(method, body).build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
