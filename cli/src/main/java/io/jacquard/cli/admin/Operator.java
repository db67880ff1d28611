package io.jacquard.cli.admin;

import com.fasterxml.jackson.core.JacksonException;
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
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The running server of a data folder, spoken to as its owner. */
final class Operator {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI base;
  private final String authorization;

  private Operator(URI base, String authorization) {
    this.base = base;
    this.authorization = authorization;
  }

  /**
   * That of a data folder.
   *
   * @throws AdminException when none runs, or somebody else owns it
   */
  static Operator of(Path data) {
    Path file = data.resolve("operator");
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.size() == 2) {
        return new Operator(URI.create(lines.get(0)), lines.get(1));
      }
      throw new AdminException(file + " is not what a running server leaves there");
    } catch (NoSuchFileException _) {
      throw new AdminException(
          "no server runs on " + data + "; start it first, or name its data with --data");
    } catch (IOException e) {
      throw new AdminException("cannot read " + file + " (" + e.getMessage() + ")");
    }
  }

  /**
   * Asks a path under {@code /admin}.
   *
   * @throws AdminException with what the server says against it
   */
  JsonNode send(String method, String path, @Nullable Map<String, ?> body) {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(base.resolve("/admin" + path))
              .timeout(PATIENCE)
              .header("Authorization", authorization);
      if (body == null) {
        request.method(method, BodyPublishers.noBody());
      } else {
        request
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
      }
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      JsonNode said = JSON.readTree(answer.body());
      if (answer.statusCode() >= 300) {
        throw new AdminException(said.path("detail").asText("the server answered " + answer));
      }
      return said;
    } catch (ConnectException _) {
      throw new AdminException("nothing answers at " + base + "; the server has ended");
    } catch (JacksonException _) {
      throw new AdminException("what answers at " + base + " is no server of ours");
    } catch (IOException e) {
      throw new AdminException("the server cannot be asked (" + e + ")");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new AdminException("interrupted");
    }
  }
}
