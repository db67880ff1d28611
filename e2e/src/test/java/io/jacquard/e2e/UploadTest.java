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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files by multipart: spec/jac-scale.md section 3.6. */
class UploadTest {
  private static final String PROGRAM =
      """
      import from http { UploadFile }

      walker :pub Keep {
          has file: UploadFile;
          has note: str = "";
          has count: int = 1;
          can go with Root entry {
              first = self.file.file.read(4);
              self.file.file.seek(0);
              report {
                  "name": self.file.filename, "type": self.file.content_type,
                  "size": self.file.size, "read": len(self.file.file.read()),
                  "first": first.decode("latin-1"), "note": self.note, "count": self.count,
                  "headers": self.file.headers["content-type"]
              };
          }
      }
      async walker :pub Awaited {
          has file: UploadFile;
          async can go with Root entry { report (await self.file.read()).decode(); }
      }
      walker :pub Many {
          has files: list[UploadFile];
          can go with Root entry { report [f.filename for f in self.files]; }
      }
      walker Guarded { has file: UploadFile; can go with Root entry { report 1; } }
      walker :pub Streamed {
          has file: UploadFile;
          can go with Root entry {
              def lines(stream: any) { for line in stream { yield line.decode().upper(); } }
              report lines(self.file.file);
          }
      }
      """;

  private static Server server;
  private static Client anybody;
  private static Path spool;

  @BeforeAll
  static void start(@TempDir Path folder) {
    Path program = folder.resolve("app.jac");
    spool = LaunchedServer.dataOf(folder).resolve("uploads");
    LaunchedServer.writeProgram(program, PROGRAM);
    server = LaunchedServer.start(program, folder, Map.of("JACQUARD_WALKER_UPLOAD_PATIENCE", "4S"));
    anybody = new Client(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void arriveWithNameTypeSizeAndContentBesideFormFields() {
    Client.Multipart form =
        new Client.Multipart()
            .file("file", "a.csv", "text/csv", bytes("a,b\n1,2\n"))
            .text("note", "hi")
            .text("count", "7");

    JsonNode report = anybody.postForm("/walker/Keep", form).reports().path(0);

    assertThat(report.toString())
        .isEqualTo(
            "{\"name\":\"a.csv\",\"type\":\"text/csv\",\"size\":8,\"read\":8,\"first\":\"a,b\\n\","
                + "\"note\":\"hi\",\"count\":7,\"headers\":\"text/csv\"}");
  }

  @Test
  void beyondTheThresholdLieOnDiskOnlyWhileTheCallRuns() {
    byte[] large = new byte[(5 << 20) + 3];
    Client.Multipart form =
        new Client.Multipart().file("file", "big.bin", "application/octet-stream", large);

    JsonNode report = anybody.postForm("/walker/Keep", form).reports().path(0);

    assertThat(report.path("size").asLong()).isEqualTo(large.length);
    assertThat(report.path("read").asLong()).isEqualTo(large.length);
    assertThat(report.path("note").asText()).isEmpty();
    Waiting.until("the temporary file is gone", () -> spooled().isEmpty());
  }

  @Test
  void showThemselvesInTheWalkerAsRecorded() {
    JsonNode result =
        anybody.postForm("/walker/Awaited", one("file", "t.txt", "hello")).result().path("file");

    assertThat(result.toString())
        .isEqualTo("{\"filename\":\"t.txt\",\"file\":{},\"size\":5,\"headers\":{}}");
  }

  @Test
  void canBeReadWithAwait() {
    assertThat(anybody.postForm("/walker/Awaited", one("file", "t.txt", "hello")).reports().path(0))
        .hasToString("\"hello\"");
  }

  @Test
  void comeSeveralToAField() {
    Client.Multipart form =
        one("files", "a.txt", "1").file("files", "b.txt", "text/plain", bytes("2"));

    assertThat(anybody.postForm("/walker/Many", form).reports().path(0))
        .hasToString("[\"a.txt\",\"b.txt\"]");
  }

  @Test
  void stayReadableWhileTheAnswerStreams() {
    assertThat(anybody.postForm("/walker/Streamed", one("file", "t", "ab\ncd\n")).text())
        .isEqualTo("AB\nCD\n");
  }

  @Test
  void areMissedByTheRecordedWordsAlsoInJson() {
    for (Client.Answer answer :
        List.of(
            anybody.walker("Keep", "{\"file\":\"x\"}"),
            anybody.postForm("/walker/Keep", new Client.Multipart().text("note", "x")))) {
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.json().path("detail").path(0).path("loc").toString())
          .isEqualTo("[\"body\",\"file\"]");
      assertThat(answer.json().path("detail").path(0).path("type").asText()).isEqualTo("missing");
    }
  }

  @Test
  void needATokenWhereTheWalkerDoes() {
    assertThat(anybody.postForm("/walker/Guarded", one("file", "t", "x")).status()).isEqualTo(401);
  }

  @Test
  void areRefusedWhenTextIsSentForThemOrTheyForText() {
    Client.Multipart text = new Client.Multipart().text("file", "x");
    Client.Multipart swapped = one("file", "a", "x").file("note", "b", "text/plain", bytes("y"));

    assertThat(anybody.postForm("/walker/Keep", text).text())
        .contains("Expected UploadFile", "\"ctx\":{\"error\":{}}");
    assertThat(anybody.postForm("/walker/Keep", swapped).text()).contains("string_type");
  }

  @Test
  void overTheLimitAreRefusedAndLeaveNothing() throws IOException {
    try (Socket socket = upload(200L << 20)) {
      String head = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      assertThat(head).isEqualTo("HTTP/1.1 413");
    }
    assertThat(spooled()).isEmpty();
  }

  @Test
  void thatStandStillAreRefusedAndLeaveNothing() throws IOException {
    try (Socket socket = upload(50L << 20)) {
      socket.getOutputStream().write(new byte[1 << 20]);
      String head = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
      assertThat(head).isEqualTo("HTTP/1.1 408");
    }
    Waiting.until("the temporary file is gone", () -> spooled().isEmpty());
  }

  @Test
  void brokenOffLeaveNothing() throws IOException {
    try (Socket socket = upload(50L << 20)) {
      socket.getOutputStream().write(new byte[1 << 20]);
      Waiting.until("a temporary file is there", () -> !spooled().isEmpty());
    }
    Waiting.until("the temporary file is gone", () -> spooled().isEmpty());
  }

  @Test
  void cutOffByACrashAreGoneAfterTheNextStart() throws IOException {
    try (Socket socket = upload(50L << 20)) {
      socket.getOutputStream().write(new byte[1 << 20]);
      Waiting.until("a temporary file is there", () -> !spooled().isEmpty());
      server.kill();
    }
    assertThat(spooled()).isNotEmpty();

    server.restart();

    assertThat(spooled()).isEmpty();
  }

  @Test
  void areDocumentedAsAForm() {
    JsonNode content =
        anybody.get("/openapi.json").json().at("/paths/~1walker~1Many/post/requestBody/content");

    assertThat(content.at("/multipart~1form-data/schema/properties/files/items/format").asText())
        .isEqualTo("binary");
  }

  /** A request that says it is this long; its body is for the test to write. */
  private static Socket upload(long length) throws IOException {
    Socket socket = new Socket(server.url().getHost(), server.url().getPort());
    OutputStream out = socket.getOutputStream();
    String head =
        """
        POST /walker/Keep HTTP/1.1
        Host: localhost
        Content-Type: multipart/form-data; boundary=b
        Content-Length: %d

        --b
        Content-Disposition: form-data; name="file"; filename="x"
        Content-Type: text/plain

        """
            .formatted(length);
    out.write(head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static List<Path> spooled() {
    try (Stream<Path> files = Files.list(spool)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Client.Multipart one(String field, String name, String content) {
    return new Client.Multipart().file(field, name, "text/plain", bytes(content));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
