package io.jacquard.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client of the hub's topics. */
final class Topics {
  static final String NDJSON = "application/x-ndjson";
  static final String TEXT = "text/plain";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;

  Topics(URI server) {
    this.base = server.resolve("/api/v1/");
  }

  /** Adds to a topic what must be taken. */
  void post(String topic, String type, String text) {
    Hub.Answer answer = send(topic, type, text);
    if (answer.status() != 200) {
      throw new AssertionError(answer.toString());
    }
  }

  Hub.Answer send(String topic, String type, String text, String... headers) {
    HttpRequest.Builder request = request("topic/" + topic);
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return answer(request.POST(BodyPublishers.ofString(text)));
  }

  Hub.Answer call(String method, String path, String json) {
    return answer(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  /** Reads from a topic until it closes this. */
  Reader read(String pathAndQuery, String... headers) {
    HttpRequest.Builder request = request("topic/" + pathAndQuery);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
      return new Reader(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Somebody who reads a topic. */
  static final class Reader implements AutoCloseable {
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    Reader(HttpResponse<InputStream> response) {
      this.response = response;
      this.lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    int status() {
      return response.statusCode();
    }

    String offset() {
      return response.headers().firstValue("x-topic-offset").orElseThrow();
    }

    /** The next line; {@code null} at the end. */
    String line() {
      try {
        return lines.readLine();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    JsonNode record() {
      try {
        return JSON.readTree(line());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** All that comes until the end. */
    String rest() {
      StringWriter text = new StringWriter();
      try {
        lines.transferTo(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return text.toString();
    }

    @Override
    public void close() {
      try {
        response.body().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
  }

  private Hub.Answer answer(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Hub.Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
