package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts, sessions and API keys, through a server. */
class IdentityTest {
  private static final String PROGRAM =
      """
      walker guarded { can run with Root entry { report 1; } }
      walker count_roots { can run with Root entry { report len(allroots()); } }
      """;
  private static final String LOGIN = "{\"username\":\"%1$s\",\"password\":\"correct horse %1$s\"}";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static Path data;
  private static Server server;
  private static Client anybody;

  @BeforeAll
  static void start(@TempDir Path folder) {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, PROGRAM);
    data = LaunchedServer.dataOf(folder);
    server = LaunchedServer.start(program, folder);
    anybody = new Client(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Nested
  class DeadTokens {
    @Test
    void ofADeletedUser() {
      Client ann = anybody.register("ann");
      assertThat(ann.walker("guarded", "{}").status()).isEqualTo(200);

      assertThat(ann.send("DELETE", "/user/me", null).status()).isEqualTo(200);

      awaitDead(ann);
      assertThat(ann.get("/user/me").status()).isEqualTo(401);
      assertThat(anybody.post("/user/login", LOGIN.formatted("ann")).status()).isEqualTo(401);
    }

    @Test
    void ofARenamedUser() {
      Client bob = anybody.register("bob");

      Client.Answer renamed =
          bob.send(
              "PUT",
              "/user/username",
              "{\"current_username\":\"bob\",\"new_username\":\"robert\"}");

      Client robert = anybody.withToken(renamed.json().at("/data/token").asText());
      awaitDead(bob);
      assertThat(robert.walker("guarded", "{}").status()).isEqualTo(200);
      assertThat(refresh(bob).status()).isEqualTo(401);
    }

    @Test
    void ofASessionThatWasEnded() {
      Client phone = anybody.register("carl");
      Client desk = signIn("carl");

      assertThat(phone.send("DELETE", "/user/me/sessions/current", null).status()).isEqualTo(200);

      awaitDead(phone);
      assertThat(desk.walker("guarded", "{}").status()).isEqualTo(200);
      assertThat(desk.get("/user/me/sessions").json().at("/data/sessions")).hasSize(1);
    }

    @Test
    void ofAllSessions() {
      Client phone = anybody.register("dora");
      Client desk = signIn("dora");

      assertThat(desk.send("DELETE", "/user/me/sessions", null).status()).isEqualTo(200);

      awaitDead(phone);
      awaitDead(desk);
      assertThat(signIn("dora").walker("guarded", "{}").status()).isEqualTo(200);
    }

    @Test
    void ofOtherSessionsAfterAPasswordChange() {
      Client phone = anybody.register("petra");
      Client desk = signIn("petra");

      Client.Answer changed =
          desk.send(
              "PUT",
              "/user/password",
              "{\"username\":\"petra\",\"current_password\":\"correct horse petra\","
                  + "\"new_password\":\"a new horse for petra\"}");

      assertThat(changed.status()).isEqualTo(200);
      awaitDead(phone);
      assertThat(desk.walker("guarded", "{}").status()).isEqualTo(200);
    }

    @Test
    void stayDeadAfterARestart() {
      Client gone = anybody.register("gone");
      gone.send("DELETE", "/user/me", null);
      server.kill();
      server.restart();

      assertThat(gone.walker("guarded", "{}").status()).isEqualTo(401);
    }
  }

  @Test
  void callsThatRunWhileTheUserIsRenamedAreLetInOrNot() throws Exception {
    Client eve = anybody.register("eve");
    Callable<Integer> call = () -> eve.walker("guarded", "{}").status();
    List<Future<Integer>> answers = new ArrayList<>();
    try (var callers = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 40; i++) {
        answers.add(callers.submit(call));
      }
      eve.send("PUT", "/user/username", "{\"current_username\":\"eve\",\"new_username\":\"eva\"}");
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isIn(200, 401);
      }
    }
    awaitDead(eve);
  }

  @Test
  void anAccountShowsAndExportsWhatIsKept() {
    Client fay = anybody.register("fay");
    fay.post("/api-key/create", "{\"name\":\"hook\",\"expiry_days\":1}");

    JsonNode me = fay.get("/user/me").json().path("data");
    Client.Answer export = fay.get("/user/me/export");

    assertThat(me.path("username").asText()).isEqualTo("fay");
    assertThat(me.path("roles").toString()).isEqualTo("[\"user\"]");
    assertThat(export.json().at("/data/user")).isEqualTo(me);
    assertThat(export.json().at("/data/api_keys/0/name").asText()).isEqualTo("hook");
    assertThat(export.text()).doesNotContain("argon2", "secret", "hash");
  }

  @Test
  void internalPathsAreForOurServicesAlone() {
    Client gus = anybody.register("gus");

    for (Client client : List.of(anybody, gus)) {
      assertThat(client.get("/internal/revocations").status()).isEqualTo(401);
      assertThat(client.get("/%69nternal/revocations").status()).isNotEqualTo(200);
      assertThat(client.post("/internal/api-keys/verify", "{\"key\":\"k\"}").status())
          .isEqualTo(401);
    }
  }

  @Nested
  class ApiKeys {
    @Test
    void areShownOnceAndListedWithoutTheirText() {
      Client hal = anybody.register("hal");

      Client.Answer created =
          hal.post("/api-key/create", "{\"name\":\"My Webhook Key\",\"expiry_days\":30}");
      Client.Answer listed = hal.get("/api-key/list");

      JsonNode key = created.json().path("data");
      assertThat(created.status()).isEqualTo(201);
      assertThat(key.path("signing_secret").asText()).startsWith("whsec_");
      for (String field : List.of("api_key", "api_key_id", "name", "created_at", "expires_at")) {
        assertThat(created.json().path(field)).as(field).isEqualTo(key.path(field));
      }
      JsonNode shown = listed.json().at("/data/api_keys/0");
      assertThat(shown.path("api_key_id")).isEqualTo(key.path("api_key_id"));
      assertThat(shown.path("active").asBoolean()).isTrue();
      assertThat(listed.text()).doesNotContain(key.path("api_key").asText(), "whsec_");
    }

    @Test
    void areRefusedAsBearerTokens() {
      Client ida = anybody.register("ida");
      String text = create(ida).path("api_key").asText();

      assertThat(anybody.withToken(text).walker("guarded", "{}").status()).isEqualTo(401);
      assertThat(anybody.withToken(text).get("/api-key/list").status()).isEqualTo(401);
    }

    @Test
    void surviveARestartAndSoDoesTheirRevocation() {
      Client jon = anybody.register("jon");
      String kept = create(jon).path("api_key_id").asText();
      String revoked = create(jon).path("api_key_id").asText();
      assertThat(jon.send("DELETE", "/api-key/" + revoked, null).status()).isEqualTo(200);
      server.kill();
      server.restart();

      JsonNode keys = jon.get("/api-key/list").json().at("/data/api_keys");

      assertThat(keys).hasSize(1);
      assertThat(keys.at("/0/api_key_id").asText()).isEqualTo(kept);
      assertThat(jon.send("DELETE", "/api-key/" + revoked, null).status()).isEqualTo(200);
    }

    @Test
    void answerRefusalsAsRecorded() {
      Client kim = anybody.register("kim");
      Client lea = anybody.register("lea");
      String id = create(kim).path("api_key_id").asText();

      Map<String, String> seen = new TreeMap<>();
      seen.put("foreign", refusal(lea.send("DELETE", "/api-key/" + id, null)));
      seen.put("forged", refusal(anybody.withToken("x").get("/api-key/list")));
      seen.put("unknown", refusal(kim.send("DELETE", "/api-key/zzz", null)));

      assertThat(seen)
          .containsEntry("foreign", "403 FORBIDDEN Cannot revoke API key owned by another user")
          .containsEntry(
              "forged", "401 UNAUTHORIZED Valid authentication required to list API keys")
          .containsEntry("unknown", "404 NOT_FOUND API key 'zzz' not found");
    }

    @Test
    void wantAnAuthorizationHeaderBeforeAllElse() {
      Client.Answer answer = anybody.post("/api-key/create", "{}");

      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.json().path("detail").findValuesAsText("type"))
          .containsExactly("missing", "missing");
      assertThat(answer.json().at("/detail/0/loc").toString())
          .isEqualTo("[\"header\",\"Authorization\"]");
    }

    private static JsonNode create(Client client) {
      return client.post("/api-key/create", "{\"name\":\"hook\"}").json().path("data");
    }

    private static String refusal(Client.Answer answer) {
      JsonNode error = answer.json().path("error");
      return answer.status()
          + " "
          + error.path("code").asText()
          + " "
          + error.path("message").asText();
    }
  }

  @Nested
  class Administration {
    @Test
    void isForAdministratorsAlone() throws IOException {
      Client mia = anybody.register("mia");
      assertThat(anybody.get("/admin/users").status()).isEqualTo(401);
      assertThat(mia.get("/admin/users").status()).isEqualTo(403);

      Client.Answer made = operator().send("PUT", "/admin/users/mia/roles/admin", null);

      assertThat(made.json().path("roles").toString()).isEqualTo("[\"user\",\"admin\"]");
      assertThat(mia.get("/admin/users/mia").json().path("username").asText()).isEqualTo("mia");
      assertThat(mia.get("/user/me").json().at("/data/roles")).hasSize(2);
    }

    @Test
    void locksAccountsOutEverywhere() throws IOException {
      Client nat = anybody.register("nat");

      assertThat(operator().send("PUT", "/admin/users/nat/disabled", null).status()).isEqualTo(200);

      awaitDead(nat);
      assertThat(anybody.post("/user/login", LOGIN.formatted("nat")).status()).isEqualTo(403);
      assertThat(operator().get("/admin/users/nat/events").json().findValuesAsText("event"))
          .containsExactly("DISABLED", "REGISTERED");
    }

    @Test
    void ofAnUnknownUserIsAProblem() throws IOException {
      Client.Answer answer = operator().send("DELETE", "/admin/users/nobody/sessions", null);

      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.json().path("code").asText()).isEqualTo("NOT_FOUND");
    }

    @Test
    void isOfferedToTheOwnerOfTheDataAlone() throws IOException {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
          .isEqualTo("rw-------");
    }

    @Test
    void onlyAdministratorsSeeAllRoots() throws IOException {
      Client pam = anybody.register("pam");
      assertThat(pam.walker("count_roots", "{}").status()).isEqualTo(403);

      operator().send("PUT", "/admin/users/pam/roles/admin", null);

      assertThat(pam.walker("count_roots", "{}").reports().path(0).asInt()).isPositive();
    }

    private static Client operator() throws IOException {
      String header = Files.readAllLines(file()).get(1);
      return anybody.withToken(header.substring("Bearer ".length()));
    }

    private static Path file() {
      return data.resolve("operator");
    }
  }

  @Test
  void guessingPasswordsGetsSlower() {
    anybody.register("oda");
    String guess = "{\"username\":\"oda\",\"password\":\"guess\"}";
    for (int i = 0; i < 10; i++) {
      assertThat(anybody.post("/user/login", guess).status()).isEqualTo(401);
    }

    Client.Answer answer = anybody.post("/user/login", guess);

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  private static Client signIn(String name) {
    Client.Answer login = anybody.post("/user/login", LOGIN.formatted(name));
    return anybody.withToken(login.json().at("/data/token").asText());
  }

  private static Client.Answer refresh(Client client) {
    return client.post("/user/refresh-token", "{\"token\":\"" + client.token() + "\"}");
  }

  /** Calls until the token is refused, which takes as long as the feed does. */
  private static void awaitDead(Client client) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() - end < 0) {
      if (client.walker("guarded", "{}").status() == 401) {
        return;
      }
    }
    throw new AssertionError("the token still works");
  }
}
