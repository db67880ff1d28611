package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of the reference of walkers over HTTP, used as it says. */
class SeedSnippetsTest {
  /** A nested class for each program, because each has a server. */
  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  class Endpoints {
    private Server server;
    private Client anybody;
    private Client user;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
      server = serve("endpoints.jac", folder);
      anybody = new Client(server.url());
      user = anybody.register("endpoints");
    }

    @AfterAll
    void stop() {
      server.close();
    }

    @Test
    void aWalkerIsAnEndpoint() {
      assertThat(user.walker("get_users", "{}").reports()).hasToString("[[]]");
      assertThat(anybody.walker("get_users", "{}").status()).isEqualTo(401);
    }

    @Test
    void fieldsAreTheBody() {
      JsonNode result = user.walker("search", "{\"query\": \"hello\", \"limit\": 20}").result();

      assertThat(result.path("query").asText()).isEqualTo("hello");
      assertThat(result.path("limit").asInt()).isEqualTo(20);
    }

    @Test
    void restspecChoosesMethodAndPath() {
      assertThat(anybody.get("/walker/get_all_users").reports()).hasToString("[[]]");
      assertThat(anybody.get("/custom/users").reports()).hasToString("[[]]");
      assertThat(anybody.get("/function/health_check").result())
          .hasToString("{\"status\":\"healthy\"}");
      assertThat(anybody.get("/custom/status").result())
          .hasToString("{\"status\":\"running\",\"version\":\"1.0.0\"}");
      assertThat(anybody.post("/custom/users", "{}").status()).isEqualTo(405);
    }

    @Test
    void usersSignUpAndInByEmail() {
      String body = "{\"email\": \"user@example.com\", \"password\": \"secret\"}";

      assertThat(anybody.post("/user/register", body).status()).isEqualTo(201);
      JsonNode answer = anybody.post("/user/login", body).json();

      assertThat(answer.path("token_type").asText()).isEqualTo("bearer");
      Client signedIn = anybody.withToken(answer.path("access_token").asText());
      assertThat(signedIn.walker("get_users", "{}").status()).isEqualTo(200);
    }

    @Test
    void singleSignOnIsRefusedWhereItIsNotConfigured() {
      Client.Answer answer = anybody.get("/sso/google/login");

      assertThat(answer.status()).isEqualTo(501);
      assertThat(answer.json().at("/error/code").asText()).isEqualTo("SSO_NOT_CONFIGURED");
    }

    @Test
    void healthAndReadinessAreWalkersOfTheProgram() {
      assertThat(user.walker("health", "{}").reports()).hasToString("[{\"status\":\"healthy\"}]");
      assertThat(user.walker("ready", "{}").reports()).hasToString("[{\"status\":\"ready\"}]");
    }

    @Test
    void anAsyncWalkerAwaits() {
      assertThat(user.walker("async_processor", "{\"items\":[1,2,3]}").reports())
          .hasToString("[[2,4,6]]");
    }
  }

  @Nested
  @TestInstance(Lifecycle.PER_CLASS)
  class Sharing {
    private Server server;
    private Client owner;
    private Client other;
    private String othersRoot;
    private String note;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
      server = serve("sharing.jac", folder);
      owner = new Client(server.url()).register("owner");
      other = new Client(server.url()).register("other");
      othersRoot = other.get("/user/me").json().at("/data/root_id").asText();
      note = owner.walker("write", "{\"text\":\"warp\"}").reports().get(0).asText();
    }

    @AfterAll
    void stop() {
      server.close();
    }

    @Test
    void everybodyMayBeGrantedALevelAndLoseItAgain() {
      assertThat(look()).isEqualTo(403);

      assertThat(owner.walker("open_to_all", on("level", "READ")).status()).isEqualTo(200);
      assertThat(look()).isEqualTo(200);
      assertThat(other.walker("change", on("text", "weft")).status()).isEqualTo(403);

      assertThat(owner.walker("open_to_all", on("level", "WRITE")).status()).isEqualTo(200);
      assertThat(other.walker("change", on("text", "weft")).status()).isEqualTo(200);
      assertThat(owner.walker("look", on()).reports()).hasToString("[\"weft\"]");

      assertThat(owner.walker("close_to_all", on()).status()).isEqualTo(200);
      assertThat(look()).isEqualTo(403);
    }

    @Test
    void oneRootMayBeGrantedALevelAndLoseItAgain() {
      assertThat(other.walker("share", on("with_root", othersRoot)).status()).isEqualTo(403);
      assertThat(owner.walker("share", on("with_root", othersRoot)).status()).isEqualTo(200);
      assertThat(look()).isEqualTo(200);

      assertThat(owner.walker("unshare", on("with_root", othersRoot)).status()).isEqualTo(200);
      assertThat(look()).isEqualTo(403);
    }

    @Test
    void traverseTellsTheGraphInSteps() {
      String body = "{\"depth\": 3, \"node_types\": [\"Note\", \"Post\"], \"detailed\": true}";

      JsonNode found = owner.post("/traverse", body).json().path("data");

      assertThat(found.at("/nodes").findValuesAsText("id")).contains(note);
      assertThat(other.post("/traverse", "{\"source\":\"" + note + "\"}").status()).isEqualTo(403);
    }

    private int look() {
      return other.walker("look", on()).status();
    }

    private String on() {
      return "{\"id\":\"" + note + "\"}";
    }

    private String on(String field, String value) {
      return "{\"id\":\"%s\",\"%s\":\"%s\"}".formatted(note, field, value);
    }
  }

  private static Server serve(String program, Path folder) throws IOException {
    try (InputStream in = SeedSnippetsTest.class.getResourceAsStream("seed/" + program)) {
      byte[] text = Objects.requireNonNull(in, program).readAllBytes();
      Path file = folder.resolve("app.jac");
      LaunchedServer.writeProgram(file, new String(text, StandardCharsets.UTF_8));
      return LaunchedServer.start(file, folder, Map.of("JWT_SECRET", "supersecretkey"));
    }
  }
}
