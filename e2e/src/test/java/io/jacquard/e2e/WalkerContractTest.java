package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recorded shapes of spec/jac-scale.md sections 1.1 to 1.4, through a server. */
class WalkerContractTest {
  private static final String PROGRAM =
      """
      walker :pub search {
          has query: str;
          has limit: int = 10;
          can run with `root entry { report {"query": self.query, "limit": self.limit}; }
      }
      walker guarded {
          has note: str = "";
          can run with Root entry { report self.note; }
      }
      walker :pub failing {
          can run with Root entry { report 1; raise ValueError("a broken thread"); }
      }
      walker :pub prying {
          has path: str;
          can run with Root entry { with open(self.path) as f { report f.read(); } }
      }
      def :pub add(a: int, b: int = 2) -> int { return a + b; }
      def secret() -> str { return "s"; }
      """;

  private static Server server;
  private static Client anybody;

  @BeforeAll
  static void start(@TempDir Path folder) {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, PROGRAM);
    server = LaunchedServer.start(program, folder);
    anybody = new Client(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Nested
  class Walkers {
    @Test
    void fillDefaultsAndIgnoreUnknownKeys() {
      JsonNode report = anybody.walker("search", "{\"query\":\"q\",\"other\":1}").reports().path(0);

      assertThat(report.toString()).isEqualTo("{\"query\":\"q\",\"limit\":10}");
    }

    @Test
    void answerTheWalkerItselfAsResult() {
      JsonNode result = anybody.walker("search", "{\"query\":\"q\"}").result();

      assertThat(result.path("_jac_type").asText()).isEqualTo("search");
      assertThat(result.path("_jac_archetype").asText()).isEqualTo("walker");
      assertThat(result.path("query").asText()).isEqualTo("q");
    }

    @Test
    void refuseAMissingTokenInTheEnvelope() {
      Client.Answer answer = anybody.walker("guarded", "{}");

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.json().path("error").path("code").asText()).isEqualTo("UNAUTHORIZED");
      assertThat(answer.json().path("ok").asBoolean()).isFalse();
      assertThat(answer.json().path("data").isNull()).isTrue();
    }

    @Test
    void refuseAForgedToken() {
      assertThat(anybody.withToken("a.b.c").walker("guarded", "{}").status()).isEqualTo(401);
    }

    @Test
    void areValidatedBeforeTheTokenIsLookedAt() {
      Client.Answer answer = anybody.walker("guarded", "{\"note\":5}");

      assertThat(answer.status()).isEqualTo(422);
      JsonNode detail = answer.json().path("detail").path(0);
      assertThat(detail.path("type").asText()).isEqualTo("string_type");
      assertThat(detail.path("loc").toString()).isEqualTo("[\"body\",\"note\"]");
    }

    @Test
    void nameTheMissingField() {
      JsonNode detail = anybody.walker("search", "{}").json().path("detail").path(0);

      assertThat(detail.path("type").asText()).isEqualTo("missing");
      assertThat(detail.path("loc").toString()).isEqualTo("[\"body\",\"query\"]");
      assertThat(detail.path("msg").asText()).isEqualTo("Field required");
    }

    @Test
    void sayThatTheBodyIsNoJson() {
      Client.Answer answer = anybody.walker("search", "{nope");

      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.json().path("detail").path(0).path("type").asText())
          .isEqualTo("json_invalid");
    }

    @Test
    void coerceNumericStrings() {
      JsonNode report =
          anybody.walker("search", "{\"query\":\"q\",\"limit\":\"7\"}").reports().path(0);

      assertThat(report.path("limit").asInt()).isEqualTo(7);
    }

    @Test
    void tellTheErrorButNeverTheTraceback() {
      Client.Answer answer = anybody.walker("failing", "");

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.json().path("error").path("code").asText()).isEqualTo("EXECUTION_ERROR");
      assertThat(answer.json().path("error").path("message").asText()).contains("a broken thread");
      assertThat(answer.text()).doesNotContain("Traceback", ".jac", "io.jacquard");
    }

    @Test
    void cannotReadThePlatformsDataThoughItLiesBesideTheProgram() {
      for (String path : new String[] {".jacquard", ".jacquard/token-secret", "/etc/passwd"}) {
        Client.Answer answer = anybody.walker("prying", "{\"path\":\"" + path + "\"}");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().path("error").path("message").asText())
            .contains("Permission denied");
      }
      assertThat(anybody.walker("prying", "{\"path\":\"app.jac\"}").status()).isEqualTo(200);
    }

    @Test
    void answerMethodNotAllowedWhenUnknown() {
      Client.Answer answer = anybody.walker("nobody", "{}");

      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.text()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
    }

    @Test
    void answerNotFoundAsTextOnGet() {
      Client.Answer answer = anybody.get("/nothing/here");

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text()).isEqualTo("Not found");
    }
  }

  @Nested
  class Functions {
    @Test
    void answerTheirResultWithRealDefaults() {
      assertThat(anybody.function("add", "{\"a\":40}").result().asInt()).isEqualTo(42);
    }

    @Test
    void needATokenUnlessPublic() {
      assertThat(anybody.function("secret", "{}").status()).isEqualTo(401);
      assertThat(anybody.register("fred").function("secret", "{}").result().asText())
          .isEqualTo("s");
    }
  }

  @Nested
  class Users {
    @Test
    void registerOnceAndLogIn() {
      String body = "{\"username\":\"wat\",\"password\":\"a long password\"}";

      assertThat(anybody.post("/user/register", body).status()).isEqualTo(201);
      Client.Answer again = anybody.post("/user/register", body);
      Client.Answer login = anybody.post("/user/login", body);

      assertThat(again.status()).isEqualTo(400);
      assertThat(again.json().path("error").path("code").asText()).isEqualTo("USER_EXISTS");
      assertThat(login.status()).isEqualTo(200);
      assertThat(login.json().path("data").path("token").asText()).isNotEmpty();
      assertThat(login.json().path("token_type").asText()).isEqualTo("bearer");
      assertThat(login.json().path("access_token"))
          .isEqualTo(login.json().path("data").path("token"));
      assertThat(login.json().path("data").path("root_id").asText()).matches("[0-9a-f]{32}");
    }

    @Test
    void mayUseAnEmailAsTheSeedDoes() {
      String body = "{\"email\":\"user@example.com\",\"password\":\"secret\"}";

      assertThat(anybody.post("/user/register", body).status()).isEqualTo(201);
      assertThat(anybody.post("/user/login", body).status()).isEqualTo(200);
    }

    @Test
    void areRefusedAlikeWhetherUnknownOrWrong() {
      anybody.register("known");
      Client.Answer wrong =
          anybody.post("/user/login", "{\"username\":\"known\",\"password\":\"wrong\"}");
      Client.Answer unknown =
          anybody.post("/user/login", "{\"username\":\"unknown\",\"password\":\"wrong\"}");

      assertThat(wrong.status()).isEqualTo(401);
      assertThat(unknown.text()).isEqualTo(wrong.text());
    }
  }
}
