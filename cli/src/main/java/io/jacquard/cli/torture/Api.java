package io.jacquard.cli.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The server's HTTP API, spoken for one user. */
final class Api {
  static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 50;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final URI base;
  private final String token;

  Api(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /** Registers a user; an API that speaks for him. */
  static Api register(URI base, String name, String password) throws InterruptedException {
    Api anybody = new Api(base, "");
    Map<String, Object> body = Map.of("username", name, "password", password);
    try {
      HttpResponse<String> answer = anybody.send("/user/register", body);
      String token = JSON.readTree(answer.body()).at("/data/token").asText();
      if (!token.isEmpty()) {
        return new Api(base, token);
      }
      throw new TortureException("the server registers no user: " + answer.body());
    } catch (IOException e) {
      throw new TortureException("the server registers no user: " + e);
    }
  }

  URI base() {
    return base;
  }

  String token() {
    return token;
  }

  /** Runs a walker on the node of an id. */
  Reply walker(String name, String on, Map<String, Object> fields) throws InterruptedException {
    try {
      HttpResponse<String> answer = send("/walker/" + name + "/" + on, fields);
      if (answer.statusCode() != 200) {
        return new Reply.Refused(answer.statusCode(), answer.body());
      }
      return new Reply.Done(JSON.readTree(answer.body()).at("/data/reports"));
    } catch (ConnectException _) {
      return new Reply.Refused(0, "nobody listens");
    } catch (IOException _) {
      return new Reply.Unknown();
    }
  }

  /** The reports of a walker that has to answer. */
  JsonNode reports(String name, String on, Map<String, Object> fields) throws InterruptedException {
    return switch (walker(name, on, fields)) {
      case Reply.Done(var reports) -> reports;
      case Reply.Refused(var status, var text) ->
          throw new TortureException(name + " is answered " + status + " " + text);
      case Reply.Unknown _ -> throw new TortureException("no answer to " + name);
    };
  }

  /** Waits until the server says that it is ready; false when it does not in time. */
  boolean awaitReady(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() - end < 0) {
      if (isReady()) {
        return true;
      }
      Thread.sleep(POLL_MILLIS);
    }
    return false;
  }

  private boolean isReady() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/q/health/ready")).timeout(CONNECT).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  private HttpResponse<String> send(String path, Map<String, Object> body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
