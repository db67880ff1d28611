package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program's documentation: the OpenAPI document and the pages that show it. */
class DocumentationTest {
  private static final Pattern OWN_FILE = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");

  private static Server server;
  private static Client anybody;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = LaunchedServer.start(Launcher.example("todo"), folder);
    anybody = new Client(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theDocumentHoldsTheProgramAndTheAccounts() {
    JsonNode document = anybody.get("/openapi.json").json();

    assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
    assertThat(document.path("paths").fieldNames())
        .toIterable()
        .contains("/walker/add_todo", "/walker/add_todo/{node}", "/function/summary")
        .contains("/user/register", "/user/login", "/user/refresh-token")
        .contains("/traverse", "/util/traverse");
    assertThat(document.at("/paths/~1user~1refresh-token/post/summary").asText())
        .isEqualTo("Refresh JWT token");
    assertThat(document.findValuesAsText("$ref"))
        .allSatisfy(ref -> assertThat(document.at(ref.substring(1)).isMissingNode()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/redoc"})
  void aPageLoadsEverythingFromThisServer(String page) {
    Client.Answer html = anybody.get(page);

    assertThat(html.status()).isEqualTo(200);
    assertThat(html.text()).doesNotContain("http://", "https://");
    Matcher file = OWN_FILE.matcher(html.text());
    assertThat(file.results().map(found -> found.group(1)))
        .isNotEmpty()
        .allSatisfy(path -> assertThat(anybody.get(path).status()).as(path).isEqualTo(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/redoc", "/openapi.json"})
  void isForReadingAlone(String page) {
    Client.Answer answer = anybody.post(page, "{}");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("HEAD, GET");
    assertThat(answer.text()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
    assertThat(anybody.send("HEAD", page, null).status()).isEqualTo(200);
  }
}
