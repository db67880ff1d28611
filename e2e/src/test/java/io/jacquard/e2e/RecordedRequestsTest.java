package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests to a program of ours with the answers that the peer gave to them, byte by byte apart
 * from ids: typing, refusals, unknown paths and methods, tokens that are none.
 */
class RecordedRequestsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void areAnsweredAsThePeerAnswersThem(@TempDir Path folder) throws IOException {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, resource("program.jac"));
    try (Server server = LaunchedServer.start(program, folder)) {
      Client client = new Client(server.url());
      SoftAssertions answers = new SoftAssertions();
      for (String row : resource("requests.jsonl").lines().toList()) {
        JsonNode recorded = JSON.readTree(row);
        Client.Answer answer = ask(client, recorded);
        answers.assertThat(answer.status()).as(row).isEqualTo(recorded.path("status").asInt());
        answers
            .assertThat(withoutIds(answer.text()))
            .as(row)
            .isEqualTo(recorded.path("answer").asText());
        answers
            .assertThat(answer.headers().firstValue("Allow").orElse(""))
            .as(row)
            .isEqualTo(recorded.path("allow").asText());
      }
      assertThat(answers.assertionErrorsCollected()).isEmpty();
    }
  }

  private static Client.Answer ask(Client client, JsonNode recorded) {
    Map<String, String> headers = new HashMap<>();
    put(headers, "Content-Type", recorded.get("type"));
    put(headers, "Authorization", recorded.get("authorization"));
    JsonNode body = recorded.get("body");
    return client.send(
        recorded.path("method").asText(),
        recorded.path("path").asText(),
        body == null ? null : body.asText(),
        headers);
  }

  private static void put(Map<String, String> headers, String name, @Nullable JsonNode value) {
    if (value != null) {
      headers.put(name, value.asText());
    }
  }

  private static String withoutIds(String text) {
    return text.replaceAll("\"_jac_id\":\"[0-9a-f]{32}\"", "\"_jac_id\":\"ID\"");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = RecordedRequestsTest.class.getResourceAsStream("recorded/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
