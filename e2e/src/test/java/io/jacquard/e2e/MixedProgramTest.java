package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One program with every kind of endpoint, asked as a suite for the peer asks. */
class MixedProgramTest {
  private static final String SECRET = "supersecretkey_for_testing_only!";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Server server;
  private static Client anybody;
  private static Client ann;
  private static Client bob;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    for (String file : new String[] {"app.jac", "helpers.jac"}) {
      try (InputStream in = MixedProgramTest.class.getResourceAsStream("mixed/" + file)) {
        Files.copy(Objects.requireNonNull(in, file), folder.resolve(file));
      }
    }
    server = LaunchedServer.start(folder.resolve("app.jac"), folder, Map.of("JWT_SECRET", SECRET));
    anybody = new Client(server.url());
    ann = anybody.register("ann");
    bob = anybody.register("bob");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyUserHasTasksOfTheirOwnAlsoAfterARestart() {
    JsonNode task = ann.walker("CreateTask", "{\"title\":\"warp\"}").reports().at("/0/0");
    ann.walker("CreateTask", "{\"title\":\"weft\",\"priority\":2}");
    bob.walker("CreateTask", "{\"title\":\"knot\"}");
    String id = task.path("_jac_id").asText();

    assertThat(ann.walker("CompleteTask/" + id, "{}").reports().at("/0/completed").asBoolean())
        .isTrue();
    assertThat(ann.walker("CompleteTask/root", "{}").reports()).hasToString("[\"root\"]");
    assertThat(bob.walker("CompleteTask/" + id, "{}").status()).isNotEqualTo(200);
    assertThat(ann.walker("DeleteTask", "{\"title\":\"weft\"}").reports())
        .hasToString("[\"deleted\"]");
    server.kill();
    server.restart();

    assertThat(ann.walker("ListTasks", "{}").reports()).hasToString("[\"warp\"]");
    assertThat(bob.walker("ListTasks", "{}").reports()).hasToString("[\"knot\"]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /walker/Greet                              |              | ["world",1,false]
          GET    | /walker/Greet?name=x&times=3&loud=yes      |              | ["x",3,true]
          PUT    | /custom/put                                | {"data":{}}  | {}
          GET    | /items/i7?q=z                              |              | ["i7","z"]
          DELETE | /items/i7                                  |              | "i7"
          POST   | /items/i7/rate/5                           | {"note":"n"} | ["i7",5,"n"]
          POST   | /walker/OpenImported                       |              | "imported"
          """)
  void walkersAreFoundByMethodAndPath(String method, String path, String body, String report) {
    assertThat(anybody.send(method, path, body).reports()).hasToString("[" + report + "]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST | /walker/Greet       | 405
          POST | /walker/Replace     | 405
          POST | /walker/Nope        | 405
          GET  | /walker/CreateTask  | 404
          POST | /walker/Inner       | 405
          POST | /walker/Paid        | 405
          POST | /walker/Chat        | 405
          POST | /function/nope      | 405
          """)
  void otherWaysLeadNowhere(String method, String path, int status) {
    Client.Answer answer = ann.send(method, path, "POST".equals(method) ? "{}" : null);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text())
        .isEqualTo(status == 405 ? "{\"detail\":\"Method Not Allowed\"}" : "Not found");
  }

  @Test
  void functionsAnswerTheirResult() {
    assertThat(ann.function("add", "{\"a\":1}").result()).hasToString("6");
    assertThat(anybody.function("add", "{\"a\":1}").status()).isEqualTo(401);
    assertThat(anybody.function("shout", "{\"text\":\"q\"}").result()).hasToString("\"Q\"");
    assertThat(anybody.get("/double/4").result()).hasToString("8");
    assertThat(anybody.get("/double/x").json().at("/detail/0/loc")).hasToString("[\"path\",\"n\"]");
  }

  @Test
  void fieldsOfEveryTypeArrive() {
    String required = "\"s\":\"a\",\"i\":\"12\",\"f\":2,\"b\":\"on\",\"l\":[1],\"d\":{}";
    String more = ",\"c\":\"green\",\"a\":{\"zip\":7},\"o\":\"x\"";

    assertThat(anybody.walker("Kinds", "{" + required + "}").reports().get(0))
        .hasToString("[\"a\",12,2.0,true,[1],{},null,\"red\",0]");
    assertThat(anybody.walker("Kinds", "{" + required + more + "}").reports().get(0))
        .hasToString("[\"a\",12,2.0,true,[1],{},\"x\",\"green\",7]");
    assertThat(anybody.walker("Kinds", "{}").json().path("detail")).hasSize(6);
  }

  @Test
  void asyncStreamsFilesAndErrorsAnswerAsRecorded() {
    assertThat(ann.walker("Later", "{}").reports()).hasToString("[{\"finished\":true}]");
    assertThat(anybody.walker("Streams", "{}").text()).isEqualTo("Report 0Report 1Report 2");
    assertThat(ann.walker("Secretive", "{}").reports()).hasToString("[\"hi\"]");
    assertThat(ann.walker("Imported", "{}").reports()).hasToString("[1]");
    assertThat(anybody.walker("Fails", "{}").json().at("/error/message").asText())
        .isEqualTo("it broke");
    byte[] pdf = "%PDF".getBytes(StandardCharsets.US_ASCII);
    var form = new Client.Multipart().file("document", "d.pdf", "application/pdf", pdf);
    assertThat(ann.postForm("/walker/Keeps", form.text("notes", "n")).reports())
        .hasToString("[[\"d.pdf\",4,\"n\",true]]");
  }

  @Test
  void tokensAreCheckedWithTheSecretOfTheEnvironment() throws Exception {
    ObjectNode claims = (ObjectNode) JSON.readTree(decoded(ann.token().split("\\.", -1)[1]));
    assertThat(claims.path("username").asText()).isEqualTo("ann");

    assertThat(status(signed(claims, SECRET))).isEqualTo(200);
    assertThat(status(signed(claims, "another secret of thirty-two bytes"))).isEqualTo(401);
    assertThat(status(signed(claims.deepCopy().put("exp", 1_000_000), SECRET))).isEqualTo(401);
    assertThat(status(signed(claims.deepCopy().without("username"), SECRET))).isEqualTo(401);
  }

  private static int status(String token) {
    return anybody.withToken(token).walker("ListTasks", "{}").status();
  }

  private static String signed(JsonNode claims, String secret) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String text = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encoded(claims.toString());
    byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  private static String encoded(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] decoded(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  @Test
  void everyRouteIsDocumentedUnderItsTag() {
    JsonNode paths = anybody.get("/openapi.json").json().path("paths");

    assertThat(tag(paths, "post", "/walker/CreateTask")).isEqualTo("Walkers: API Root");
    assertThat(tag(paths, "post", "/walker/CreateTask/{node}")).isEqualTo("Walkers: API Entry");
    assertThat(tag(paths, "post", "/function/add")).startsWith("Functions");
    assertThat(tag(paths, "get", "/items/{item}")).startsWith("Walkers");
    assertThat(tag(paths, "post", "/webhook/Paid")).startsWith("Webhooks");
    assertThat(tag(paths, "post", "/user/refresh-token")).isEqualTo("User APIs: Refresh JWT token");
    assertThat(tag(paths, "post", "/api-key/create")).isEqualTo("API Keys: Create a new API key");
    assertThat(tag(paths, "delete", "/api-key/{api_key_id}"))
        .isEqualTo("API Keys: Revoke an API key");
    assertThat(tag(paths, "get", "/sso/{platform}/{operation}"))
        .isEqualTo("SSO APIs: Initiate SSO authentication");
    assertThat(tag(paths, "get", "/static/{file_path}"))
        .isEqualTo("Static Files: Serve static files");
    assertThat(paths.at("/~1walker~1CreateTask/post/security"))
        .hasToString("[{\"BearerAuth\":[]}]");
    assertThat(paths.at("/~1walker~1Kinds/post/security").isMissingNode()).isTrue();
  }

  private static String tag(JsonNode paths, String method, String path) {
    JsonNode operation = paths.path(path).path(method);
    return operation.at("/tags/0").asText() + ": " + operation.path("summary").asText();
  }
}
