package io.jacquard.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client of the public API; with a token it speaks for one user. */
final class Client {
  private static final String JSON_TYPE = "application/json";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI base;
  private final @Nullable String token;

  Client(URI base) {
    this(base, null);
  }

  private Client(URI base, @Nullable String token) {
    this.base = base;
    this.token = token;
  }

  /** An HTTP answer. */
  record Answer(int status, HttpHeaders headers, String text) {
    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + text, e);
      }
    }

    /** {@code data.reports} of an envelope that must say ok. */
    JsonNode reports() {
      JsonNode body = json();
      if (!body.path("ok").asBoolean()) {
        throw new AssertionError("not ok: " + text);
      }
      return body.path("data").path("reports");
    }

    JsonNode result() {
      reports();
      return json().path("data").path("result");
    }
  }

  /** A form with files, as browsers send it. */
  static final class Multipart {
    static final String BOUNDARY = "weft-and-warp";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Multipart text(String name, String value) {
      line("--" + BOUNDARY);
      line("Content-Disposition: form-data; name=\"" + name + "\"");
      line("");
      line(value);
      return this;
    }

    Multipart file(String name, String filename, String type, byte[] content) {
      line("--" + BOUNDARY);
      line(
          "Content-Disposition: form-data; name=\"%s\"; filename=\"%s\"".formatted(name, filename));
      line("Content-Type: " + type);
      line("");
      out.writeBytes(content);
      line("");
      return this;
    }

    private void line(String text) {
      out.writeBytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    byte[] toBytes() {
      line("--" + BOUNDARY + "--");
      return out.toByteArray();
    }
  }

  /** The token it speaks with. */
  String token() {
    if (token == null) {
      throw new IllegalStateException("nobody has signed in");
    }
    return token;
  }

  Client withToken(String bearer) {
    return new Client(base, bearer);
  }

  /** Registers a new user and speaks for him. */
  Client register(String username) {
    Answer answer =
        post(
            "/user/register",
            "{\"username\":\"" + username + "\",\"password\":\"correct horse " + username + "\"}");
    if (answer.status() != 201) {
      throw new AssertionError("register answered " + answer.status() + " " + answer.text());
    }
    return withToken(answer.json().path("data").path("token").asText());
  }

  Answer walker(String name, String body) {
    return post("/walker/" + name, body);
  }

  Answer function(String name, String body) {
    return post("/function/" + name, body);
  }

  Answer post(String path, String body) {
    return send("POST", path, body);
  }

  Answer get(String path) {
    return send("GET", path, null);
  }

  Answer send(String method, String path, @Nullable String body) {
    return send(method, path, body, body == null ? Map.of() : Map.of("Content-Type", JSON_TYPE));
  }

  Answer send(String method, String path, @Nullable String body, Map<String, String> headers) {
    HttpRequest.Builder request = request(path);
    headers.forEach(request::header);
    request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return send(request);
  }

  Answer postForm(String path, Multipart form) {
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + Multipart.BOUNDARY)
            .POST(BodyPublishers.ofByteArray(form.toBytes())));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request;
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  boolean isReady() {
    try {
      return get("/q/health/ready").status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
