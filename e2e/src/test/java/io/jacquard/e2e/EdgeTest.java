package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands before and beside the endpoints: headers, CORS, files, figures, health. */
class EdgeTest {
  private static final String PAGE = "https://page.example";
  private static final String SHOP = "https://shop.example";

  private static Server server;
  private static Client anybody;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(
        program,
        "walker :pub ping { has n: int = 1; can answer with Root entry { report 1 // self.n; } }\n");
    LaunchedServer.writeProgram(
        folder.resolve("jac.toml"),
        """
        [serve]
        credential_origins = ["https://shop.example"]
        [plugins.scale.metrics]
        enabled = true
        walker_metrics = true
        [environments.response.headers]
        X-Frame-Options = "DENY"
        X-Price = "5 $"
        """);
    Files.createDirectories(folder.resolve("assets"));
    LaunchedServer.writeProgram(folder.resolve("assets/style.css"), "body { color: red }");
    LaunchedServer.writeProgram(folder.resolve("secret.json"), "{}");
    server = LaunchedServer.start(program, folder);
    anybody = new Client(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Client.Answer from(
      String origin, String method, String path, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("Origin", origin);
    return anybody.send(method, path, null, headers);
  }

  private static String header(Client.Answer answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Nested
  class Headers {
    @Test
    void ofTheInstallationAreOnEveryAnswer() {
      for (String path :
          new String[] {
            "/docs", "/nothing", "/static/style.css", "/q/health/live", "/user/login"
          }) {
        assertThat(header(anybody.get(path), "X-Frame-Options")).as(path).isEqualTo("DENY");
      }
      assertThat(header(anybody.walker("ping", "{\"n\":0}"), "X-Price")).isEqualTo("5 $");
      assertThat(header(anybody.walker("ping", "{"), "X-Price")).isEqualTo("5 $");
    }
  }

  @Nested
  class CrossOrigin {
    @Test
    void aPreflightIsAllowedWithoutCookies() {
      Client.Answer answer =
          from(
              PAGE,
              "OPTIONS",
              "/walker/ping",
              Map.of(
                  "Access-Control-Request-Method",
                  "POST",
                  "Access-Control-Request-Headers",
                  "authorization"));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(PAGE);
      assertThat(header(answer, "Access-Control-Allow-Headers")).isEqualTo("authorization");
      assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void answersAndErrorsAreReadable() {
      assertThat(header(from(PAGE, "GET", "/nothing", Map.of()), "Access-Control-Allow-Origin"))
          .isEqualTo(PAGE);
      assertThat(
              header(from(PAGE, "POST", "/walker/ping", Map.of()), "Access-Control-Allow-Origin"))
          .isEqualTo(PAGE);
    }

    @Test
    void onlyAListedOriginMaySendCookies() {
      assertThat(header(from(SHOP, "GET", "/docs", Map.of()), "Access-Control-Allow-Credentials"))
          .isEqualTo("true");
    }

    @Test
    void optionsWithoutAPreflightIsNoMethod() {
      assertThat(from(PAGE, "OPTIONS", "/walker/ping", Map.of()).status()).isEqualTo(405);
      assertThat(anybody.send("OPTIONS", "/nothing", null).status()).isEqualTo(405);
    }
  }

  @Nested
  class StaticFiles {
    @Test
    void areServedWithTypeAndTag() {
      Client.Answer answer = anybody.get("/static/style.css");

      assertThat(answer.text()).isEqualTo("body { color: red }");
      assertThat(header(answer, "Content-Type")).isEqualTo("text/css; charset=utf-8");
      assertThat(
              anybody
                  .send(
                      "GET",
                      "/static/style.css",
                      null,
                      Map.of("If-None-Match", header(answer, "ETag")))
                  .status())
          .isEqualTo(304);
    }

    @Test
    void headAnswersTheLengthAlone() {
      Client.Answer answer = anybody.send("HEAD", "/style.css", null);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(header(answer, "Content-Length")).isEqualTo("19");
      assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=31536000");
    }

    @Test
    void aRangeIsAPart() {
      Client.Answer answer =
          anybody.send("GET", "/static/style.css", null, Map.of("Range", "bytes=0-3"));

      assertThat(answer.status()).isEqualTo(206);
      assertThat(answer.text()).isEqualTo("body");
      assertThat(header(answer, "Content-Range")).isEqualTo("bytes 0-3/19");
    }

    @Test
    void missesAreToldInTheRecordedWords() {
      assertThat(anybody.get("/static/no.css").text()).isEqualTo("CSS file not found");
      assertThat(anybody.get("/static/no.js").text()).isEqualTo("Static file not found");
      assertThat(anybody.get("/no.png").text()).isEqualTo("Asset not found: no.png");
      assertThat(anybody.get("/").text()).isEqualTo("Not found");
      assertThat(anybody.get("/cl/page").text()).contains("Client code is not served");
    }

    @Test
    void nothingBesideThemIsServed() {
      for (String path :
          new String[] {
            "/static/..%2fjac.toml",
            "/static/..%2fapp.jac",
            "/static//etc/passwd",
            "/static/%2e%2e/jac.toml",
            "/jac.toml",
            "/app.jac",
            "/secret.json",
            "/static/..%2fdata%2ftoken-secret",
            "/..%2fsecret.json"
          }) {
        assertThat(anybody.get(path).status()).as(path).isEqualTo(404);
      }
    }
  }

  @Test
  void figuresAreKeptByRoute() {
    anybody.walker("ping", "{}");
    anybody.walker("ping/" + "0".repeat(32), "{}");
    anybody.get("/some/unknown/path");
    anybody.get("/user/login");

    Waiting.until(
        "counted", () -> anybody.get("/metrics").text().contains("path=\"/walker/ping/{node}\""));

    assertThat(anybody.get("/metrics").text())
        .contains(
            "jac_scale_http_requests_total{method=\"POST\",path=\"/walker/ping\",status_code=\"200\"}")
        .contains(
            "jac_scale_walker_duration_seconds_bucket{success=\"true\",walker_name=\"ping\",le=\"0.005\"}")
        .contains("jac_scale_http_requests_in_progress 0.0")
        .contains("path=\"unmatched\"")
        .doesNotContain("/some/unknown/path", "path=\"/metrics\"");
  }

  @Test
  void healthSaysWhatWasLookedAt() {
    assertThat(anybody.get("/q/health/ready").text()).contains("program", "store", "pool");
    assertThat(anybody.get("/q/health/started").text()).contains("program");
    assertThat(anybody.get("/q/health/live").status()).isEqualTo(200);
  }
}
