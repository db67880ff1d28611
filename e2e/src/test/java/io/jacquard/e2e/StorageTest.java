package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The users' files at {@code /storage}. */
class StorageTest {
  private static final String FILES = "/storage/files/";
  private static final String PROGRAM =
      """
      import io;
      walker :pub Share {
          has name: str;
          has seconds: int = 60;
          can go with Root entry {
              s = store(base_path="./handed");
              s.upload(io.BytesIO(b"from the program"), self.name);
              report s.signed_url(self.name, self.seconds);
          }
      }
      """;

  private static Server server;
  private static Client anybody;
  private static Path base;
  private static int users;

  private Client ann;

  @BeforeAll
  static void start(@TempDir Path folder) {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, PROGRAM);
    base = LaunchedServer.dataOf(folder).resolve("storage");
    Map<String, String> limits =
        Map.of(
            "JACQUARD_STORAGE_MAX_FILE", "64M",
            "JACQUARD_STORAGE_MAX_BYTES", "80M",
            "JACQUARD_STORAGE_MAX_FILES", "12",
            "JACQUARD_STORAGE_MAX_UPLOADS", "2",
            "JACQUARD_STORAGE_PATIENCE", "2S");
    server = LaunchedServer.start(program, folder, limits);
    anybody = new Client(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void signIn() {
    ann = anybody.register("keeper" + users++);
  }

  private Client.Answer put(String path, String content, String... headers) {
    return ask("PUT", FILES + path, content, headers);
  }

  private Client.Answer get(String path, String... headers) {
    return ask("GET", FILES + path, null, headers);
  }

  private Client.Answer ask(String method, String path, @Nullable String body, String... headers) {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return ann.send(method, path, body, all);
  }

  private static void refused(int status, String code, Client.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().path("code").asText()).isEqualTo(code);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
  }

  private static String header(Client.Answer answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Nested
  class Uploads {
    @Test
    void areReadBackWithTypeAndMetadata() {
      Client.Answer stored =
          put("docs/a%20%C3%A9.csv", "a,b\n", "Content-Type", "text/csv", "X-Meta-Color", "blue");

      assertThat(stored.status()).isEqualTo(201);
      assertThat(header(stored, "location")).isEqualTo(FILES + "docs/a%20%C3%A9.csv");
      Client.Answer read = get("docs/a%20%C3%A9.csv");
      assertThat(read.text()).isEqualTo("a,b\n");
      assertThat(header(read, "content-type")).isEqualTo("text/csv");
      assertThat(header(read, "x-meta-color")).isEqualTo("blue");
      assertThat(header(read, "etag")).isEqualTo(header(stored, "etag"));
      JsonNode known = get("docs/a%20%C3%A9.csv?metadata").json();
      assertThat(known.path("path").asText()).isEqualTo("docs/a é.csv");
      assertThat(known.path("size").asInt()).isEqualTo(4);
      assertThat(known.at("/metadata/color").asText()).isEqualTo("blue");
    }

    @Test
    void replaceOnlyWhatTheyExpect() {
      String first = header(put("a", "1", "If-None-Match", "*"), "etag");

      refused(412, "PRECONDITION_FAILED", put("a", "2", "If-None-Match", "*"));
      refused(412, "PRECONDITION_FAILED", put("a", "2", "If-Match", "\"other\""));
      refused(412, "PRECONDITION_FAILED", put("new", "2", "If-Match", "*"));
      assertThat(put("a", "2", "If-Match", first).status()).isEqualTo(200);
      assertThat(get("a").text()).isEqualTo("2");
      refused(412, "PRECONDITION_FAILED", ask("DELETE", FILES + "a", null, "If-Match", first));
    }

    @Test
    void belongToOneUserAlone() {
      put("mine", "x");
      Client bob = anybody.register("keeper" + users++);

      refused(404, "FILE_NOT_FOUND", bob.get(FILES + "mine"));
      refused(401, "UNAUTHORIZED", anybody.get(FILES + "mine"));
      refused(401, "UNAUTHORIZED", anybody.withToken("a.b.c").get(FILES + "mine"));
      assertThat(bob.get(FILES + "?list").json().path("files")).isEmpty();
    }

    @Test
    void beyondALimitAreRefusedAndLeaveNothing() throws IOException {
      refused(413, "FILE_TOO_LARGE", put("big", "x".repeat((64 << 20) + 1)));
      put("half", "x".repeat(50 << 20));
      refused(507, "QUOTA_EXCEEDED", put("other", "x".repeat(31 << 20)));
      assertThat(put("half", "x".repeat(60 << 20)).status()).isEqualTo(200);
      refused(507, "QUOTA_EXCEEDED", copy("half", "copy"));
      try (Socket chunked = upload("chunked", "Transfer-Encoding: chunked")) {
        OutputStream out = chunked.getOutputStream();
        for (int i = 0; i < 21; i++) {
          out.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
          out.write(new byte[1 << 20]);
          out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(statusOf(chunked)).isEqualTo("507");
      }
      assertThat(ask("GET", FILES + "?list", null).json().at("/files")).hasSize(1);
      JsonNode usage = ask("GET", "/storage/usage", null).json();
      assertThat(usage.path("bytes").asLong()).isEqualTo(60 << 20);
      assertThat(usage.path("files").asLong()).isEqualTo(1);
      Waiting.until("the drafts are gone", () -> drafts().isEmpty());
    }

    @Test
    void areCountedAlsoWhenTheyAreCopiedMovedAndRemoved() {
      for (int i = 0; i < 12; i++) {
        assertThat(put("f/" + i, "12345").status()).isEqualTo(201);
      }

      refused(507, "QUOTA_EXCEEDED", put("one-more", ""));
      refused(507, "QUOTA_EXCEEDED", copy("f/0", "one-more"));
      assertThat(copy("f/0", "f/1").status()).isEqualTo(200);
      assertThat(move("f/0", "f/1").status()).isEqualTo(200);
      assertThat(ask("DELETE", FILES + "f/2", null).status()).isEqualTo(204);
      assertThat(put("one-more", "").status()).isEqualTo(201);
      assertThat(ask("GET", "/storage/usage", null).json().path("files").asInt()).isEqualTo(11);
      assertThat(ask("DELETE", FILES + "f?recursive", null).status()).isEqualTo(204);
      assertThat(ask("GET", "/storage/usage", null).json().path("bytes").asInt()).isZero();
    }

    @Test
    void thatStandStillAreRefusedAndSoAreTooManyAtOnce() throws IOException {
      try (Socket one = upload("a", "Content-Length: 1000");
          Socket two = upload("b", "Content-Length: 1000")) {
        Waiting.until("both are on their way", () -> drafts().size() == 2);
        refused(429, "TOO_MANY_UPLOADS", put("c", "x"));
        assertThat(statusOf(one)).isEqualTo("408");
        assertThat(statusOf(two)).isEqualTo("408");
      }
      Waiting.until("the drafts are gone", () -> drafts().isEmpty());
      assertThat(put("c", "x").status()).isEqualTo(201);
    }

    @Test
    void brokenOffLeaveTheOldFile() throws IOException {
      put("a", "old");
      try (Socket socket = upload("a", "Content-Length: 30000000")) {
        socket.getOutputStream().write(new byte[1 << 20]);
        Waiting.until("a draft is there", () -> !drafts().isEmpty());
      }

      Waiting.until("the draft is gone", () -> drafts().isEmpty());
      assertThat(get("a").text()).isEqualTo("old");
    }

    @Test
    void cutOffByACrashLeaveNothingAfterTheNextStart() throws IOException {
      put("a", "old", "Content-Type", "text/x-old");
      try (Socket again = upload("a", "Content-Length: 30000000");
          Socket fresh = upload("b", "Content-Length: 30000000")) {
        again.getOutputStream().write(new byte[1 << 20]);
        fresh.getOutputStream().write(new byte[1 << 20]);
        Waiting.until("the drafts are there", () -> drafts().size() == 2);
        server.kill();
      }
      assertThat(drafts()).hasSize(2);

      server.restart();

      assertThat(drafts()).isEmpty();
      assertThat(get("a").text()).isEqualTo("old");
      assertThat(header(get("a"), "content-type")).isEqualTo("text/x-old");
      refused(404, "FILE_NOT_FOUND", get("b"));
      assertThat(ask("GET", "/storage/usage", null).json().path("files").asInt()).isEqualTo(1);
    }
  }

  @Nested
  class Reads {
    @ParameterizedTest
    @CsvSource({
      "bytes=2-4, 206, 234, bytes 2-4/10",
      "bytes=7-, 206, 789, bytes 7-9/10",
      "bytes=-2, 206, 89, bytes 8-9/10",
      "bytes=8-99, 206, 89, bytes 8-9/10",
      "bytes=10-, 416, '', bytes */10",
      "'bytes=0-1,4-5', 200, 0123456789, ''",
      "lines=1-2, 200, 0123456789, ''"
    })
    void answerRanges(String range, int status, String text, String contentRange) {
      put("r", "0123456789");

      Client.Answer answer = get("r", "Range", range);

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.text()).isEqualTo(text);
      assertThat(header(answer, "content-range")).isEqualTo(contentRange);
    }

    @Test
    void sendOnlyWhatTheClientLacks() {
      String tag = header(put("r", "0123456789"), "etag");

      assertThat(get("r", "If-None-Match", "W/" + tag + ", \"x\"").status()).isEqualTo(304);
      assertThat(get("r", "If-None-Match", "\"x\"").status()).isEqualTo(200);
      refused(412, "PRECONDITION_FAILED", get("r", "If-Match", "\"x\""));
      assertThat(get("r", "Range", "bytes=1-1", "If-Range", tag).text()).isEqualTo("1");
      assertThat(get("r", "Range", "bytes=1-1", "If-Range", "\"x\"").text()).hasSize(10);
      String time = header(get("r"), "last-modified");
      assertThat(get("r", "If-Modified-Since", time).status()).isEqualTo(304);
      assertThat(get("r", "Range", "bytes=1-1", "If-Range", time).text()).isEqualTo("1");
      Client.Answer head = ask("HEAD", FILES + "r", null);
      assertThat(header(head, "content-length")).isEqualTo("10");
      assertThat(head.text()).isEmpty();
    }

    @Test
    void ofLargeFilesCarryEveryByte() {
      String content = "0123456789".repeat(200_000);
      put("large", content);

      assertThat(get("large").text()).isEqualTo(content);
      assertThat(get("large", "Range", "bytes=5-1999995").text())
          .isEqualTo(content.substring(5, 1_999_996));
      Waiting.until("no draft is left, of uploads broken off before", () -> drafts().isEmpty());
    }

    @Test
    void cannotActOnOurPages() {
      put("page.html", "<script>alert(1)</script>", "Content-Type", "text/html");
      put("picture.svg", "<svg/>", "Content-Type", "image/svg+xml");
      put("notes.txt", "x", "Content-Type", "text/plain");

      for (String path : List.of("page.html", "picture.svg", "notes.txt")) {
        Client.Answer answer = get(path);
        assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(header(answer, "content-security-policy")).contains("sandbox");
        assertThat(header(answer, "content-disposition"))
            .isEqualTo(path.equals("notes.txt") ? "" : "attachment");
      }
    }

    @Test
    void ofFoldersComeInPages() {
      List.of("a/1", "a/2", "a/b/3", "c").forEach(path -> put(path, path));

      assertThat(paths(FILES + "?list")).isEqualTo("[a, c] null");
      assertThat(paths(FILES + "a/?list")).isEqualTo("[a/1, a/2, a/b] null");
      assertThat(paths(FILES + "a?list&recursive&limit=2")).isEqualTo("[a/1, a/2] a/2");
      assertThat(paths(FILES + "a?list&recursive&limit=2&after=a/2")).isEqualTo("[a/b/3] null");
      assertThat(paths(FILES + "none?list")).isEqualTo("[] null");
      refused(409, "NOT_A_FOLDER", get("c?list"));
      refused(400, "BAD_REQUEST", get("?list&limit=0"));
      refused(409, "IS_FOLDER", get("a"));
    }

    private String paths(String url) {
      JsonNode page = ask("GET", url, null).json();
      return page.path("files").findValuesAsText("path") + " " + page.path("next").asText();
    }
  }

  @Nested
  class Names {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "../x", "a/../../x", "..", "%2e%2e/x", "%2e%2e%2fx", ".%2e/x", "a/..%2f..%2fx", "./x",
          "a/./b", "a//b", "//etc/passwd", "..%5cx", "a%5c..%5cx", "a%00.txt", "a%0ab", "%7f",
          "%c0%ae%c0%ae/x", "%c0%af", "%ff", "%", "%2", "%zz", "%u002e", "%ed%a0%80",
          ".jacquard-files/uploads/x", ".JACQUARD-FILES/x", "a/.jacquard-files"
        })
    void thatCouldMeanAnotherPlaceAreRefusedAsSent(String path) {
      for (String method : List.of("GET", "PUT", "DELETE")) {
        assertThat(raw(method, path)).as(method).isEqualTo(400);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "%252e%252e/x",
          "...",
          "..a",
          "a..",
          "~",
          "%25",
          "a+b",
          "a;v=1",
          "CON",
          "é€",
          "a%2Fb",
          "-rf",
          "$(id)",
          ".hidden"
        })
    void thatMerelyLookStrangeAreNamesLikeOthers(String path) {
      String sent = path.replace("é€", "%C3%A9%E2%82%AC");

      assertThat(put(sent, "x").status()).isEqualTo(201);
      assertThat(get(sent).text()).isEqualTo("x");
      assertThat(Files.isDirectory(base.resolve("users"))).isTrue();
      assertThat(ask("GET", "/storage/usage", null).json().path("files").asInt()).isEqualTo(1);
    }

    @Test
    void thatAreTooLongAreRefused() {
      assertThat(raw("PUT", "x".repeat(300))).isEqualTo(400);
      assertThat(raw("PUT", "x/".repeat(600) + "x")).isEqualTo(400);
      assertThat(raw("PUT", "x/".repeat(70) + "x")).isEqualTo(400);
      refused(409, "IS_FOLDER", ask("PUT", "/storage/files", "x"));
      put("file", "x");
      refused(409, "NOT_A_FOLDER", put("file/below", "x"));
    }

    @Test
    void ofLinksThatLeadOutAreNotFollowed(@TempDir Path outside) throws IOException {
      Files.writeString(outside.resolve("secret"), "s");
      put("here", "x");
      Path space;
      try (Stream<Path> found = Files.walk(base.resolve("users"))) {
        space =
            found
                .filter(path -> path.endsWith("here"))
                .max((a, b) -> Long.compare(modified(a), modified(b)))
                .orElseThrow()
                .resolveSibling("");
      }
      Files.createSymbolicLink(space.resolve("out"), outside);

      refused(400, "BAD_PATH", get("out/secret"));
      refused(400, "BAD_PATH", put("out/new", "x"));
      refused(400, "BAD_PATH", copy("out/secret", "in"));
      assertThat(outside.resolve("new")).doesNotExist();
    }

    private static long modified(Path file) {
      try {
        return Files.getLastModifiedTime(file).toMillis();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private int raw(String method, String path) {
      return RawHttp.status(
          RawHttp.exchange(
              server.url(),
              "%s %s%s HTTP/1.1\nAuthorization: Bearer %s\nContent-Length: 0"
                  .formatted(method, FILES, path, ann.token())));
    }
  }

  @Nested
  class Changes {
    @Test
    void copyAndMoveKeepWhatIsKnown() {
      put("a/b", "x", "Content-Type", "image/png", "X-Meta-K", "v");

      assertThat(copy("a/b", "c").json().path("content_type").asText()).isEqualTo("image/png");
      assertThat(move("a", "m/n").json().path("is_dir").asBoolean()).isTrue();
      assertThat(header(get("m/n/b"), "x-meta-k")).isEqualTo("v");
      refused(404, "FILE_NOT_FOUND", get("a/b"));
      refused(404, "FILE_NOT_FOUND", copy("a/b", "d"));
      refused(404, "FILE_NOT_FOUND", move("a", "d"));
      refused(409, "SAME_FILE", copy("c", "c"));
      refused(409, "IS_FOLDER", copy("m", "d"));
      refused(409, "IS_FOLDER", copy("c", ""));
      refused(409, "IS_FOLDER", move("", "d"));
      refused(400, "BAD_PATH", move("c", "../d"));
      refused(400, "BAD_REQUEST", ask("POST", "/storage/copy", "{}"));
    }

    @Test
    void removeFoldersOnlyWhenAsked() {
      put("a/b", "x");

      refused(409, "IS_FOLDER", ask("DELETE", FILES + "a", null));
      assertThat(ask("DELETE", FILES + "a?recursive", null).status()).isEqualTo(204);
      refused(404, "FILE_NOT_FOUND", ask("DELETE", FILES + "a", null));
      refused(409, "IS_FOLDER", ask("DELETE", "/storage/files?recursive", null));
      Client.Answer other = ask("POST", FILES + "a", "x");
      refused(405, "METHOD_NOT_ALLOWED", other);
      assertThat(header(other, "allow")).isEqualTo("DELETE, GET, HEAD, PUT");
    }
  }

  @Nested
  class Links {
    @Test
    void letAnybodyReadOneFileForAWhile() {
      put("a%20b", "shared", "Content-Type", "text/plain");
      put("other", "not shared");
      String url = link("a b", 60);

      assertThat(anybody.get(url).text()).isEqualTo("shared");
      assertThat(anybody.send("GET", url, null, Map.of("Range", "bytes=0-1")).text())
          .isEqualTo("sh");
      refused(403, "LINK_FORGED", anybody.get(url.replace("a%20b", "other")));
      refused(403, "LINK_FORGED", anybody.get(url + "x"));
      refused(403, "LINK_FORGED", anybody.get(url.substring(0, url.indexOf('?'))));
      refused(405, "METHOD_NOT_ALLOWED", anybody.send("PUT", url, "x", Map.of()));
      ask("DELETE", FILES + "a%20b", null);
      refused(404, "FILE_NOT_FOUND", anybody.get(url));
    }

    @Test
    void endWithTheirTime() {
      put("a", "x");
      String url = link("a", 1);

      Waiting.until("the time is over", () -> anybody.get(url).status() == 403);
      refused(403, "LINK_EXPIRED", anybody.get(url));
    }

    @Test
    void areMadeOnlyForOnesOwnFilesAndNotForEver() {
      refused(404, "FILE_NOT_FOUND", askForLink("none", 60));
      put("a", "x");
      refused(400, "BAD_REQUEST", askForLink("a", 0));
      refused(400, "BAD_REQUEST", askForLink("a", 8 * 24 * 3600));
      refused(400, "BAD_PATH", askForLink("../a", 60));
    }

    @Test
    void areMadeByProgramsForTheirOwnFiles() {
      String body = "{\"name\": \"d/p q.txt\"}";
      String url = anybody.walker("Share", body).reports().path(0).asText();

      Client.Answer answer = anybody.get(url);

      assertThat(answer.text()).isEqualTo("from the program");
      assertThat(header(answer, "content-type")).isEqualTo("text/plain");
      refused(403, "LINK_FORGED", anybody.get(url.replace("handed/d/p%20q.txt", "app.jac")));
      assertThat(anybody.walker("Share", "{\"name\": \"x\", \"seconds\": 0}").status())
          .isEqualTo(500);
    }

    private String link(String path, int seconds) {
      return askForLink(path, seconds).json().path("url").asText();
    }

    private Client.Answer askForLink(String path, int seconds) {
      return ask(
          "POST",
          "/storage/links",
          "{\"path\": \"%s\", \"expires_in\": %d}".formatted(path, seconds));
    }
  }

  @Test
  void isDocumented() {
    JsonNode paths = anybody.get("/openapi.json").json().path("paths");

    assertThat(paths.at("/~1storage~1files~1{path}").fieldNames())
        .toIterable()
        .contains("get", "head", "put", "delete");
    assertThat(paths.has("/storage/links")).isTrue();
  }

  private Client.Answer copy(String source, String destination) {
    return transfer("copy", source, destination);
  }

  private Client.Answer move(String source, String destination) {
    return transfer("move", source, destination);
  }

  private Client.Answer transfer(String what, String source, String destination) {
    return ask(
        "POST",
        "/storage/" + what,
        "{\"source\": \"%s\", \"destination\": \"%s\"}".formatted(source, destination));
  }

  /** An upload of which only the head was sent. */
  private Socket upload(String path, String length) throws IOException {
    Socket socket = new Socket(server.url().getHost(), server.url().getPort());
    String head =
        "PUT %s%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n"
            .formatted(FILES, path, ann.token(), length);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String statusOf(Socket socket) throws IOException {
    socket.setSoTimeout(60_000);
    String line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    return line.substring("HTTP/1.1 ".length());
  }

  private static List<Path> drafts() {
    try (Stream<Path> files = Files.list(base.resolve(".jacquard-files/uploads"))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
