package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reported generators over HTTP: spec/jac-scale.md section 3.7, and what goes beyond it. */
class StreamingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PROGRAM =
      """
      import asyncio;
      node Tick { has n: int; }

      walker :pub Reports {
          can go with Root entry {
              def three() { for i in range(3) { yield f"Report {i}"; } }
              report "dropped";
              report three();
          }
      }
      async walker :pub Waits {
          async can go with Root entry {
              async def three() {
                  for i in range(3) { await asyncio.sleep(0.01); yield f"A{i}"; }
              }
              report three();
          }
      }
      def :pub funcs() { def two() { for i in range(2) { yield f"Func {i}"; } } report two(); }
      @restspec(framing="sse")
      walker :pub Framed {
          can go with Root entry { report (x for x in ["a\\nb", {"k": 1}]); }
      }
      walker Late {
          can go with Root entry {
              def broken(here: any) {
                  yield "one"; here ++> Tick(n=1); raise ValueError("late");
              }
              here ++> Tick(n=0);
              report broken(here);
          }
      }
      walker Writes {
          can go with Root entry {
              def three(here: any) { for i in range(3) { here ++> Tick(n=i); yield str(i); } }
              report three(here);
          }
      }
      walker Endless {
          can go with Root entry {
              def blocks(here: any) {
                  made = 0;
                  try {
                      while True { here ++> Tick(n=9); made += 1; yield "x" * 10000; }
                  } finally { print(f"blocks made {made}."); }
              }
              report blocks(here);
          }
      }
      walker Ticks { can go with Root entry { report [t.n for t in [-->(?:Tick)]]; } }
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

  @Test
  void concatenateWhatIsYieldedUnderTheRecordedHeaders() {
    Client.Answer answer = anybody.walker("Reports", "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("Report 0Report 1Report 2");
    assertThat(answer.headers().firstValue("content-type"))
        .hasValue("text/event-stream; charset=utf-8");
    assertThat(answer.headers().firstValue("cache-control")).hasValue("no-cache");
    assertThat(answer.headers().firstValue("connection")).hasValue("close");
    assertThat(answer.headers().firstValue("x-accel-buffering")).hasValue("no");
  }

  @Test
  void comeFromFunctionsAndAsynchronousGeneratorsToo() {
    assertThat(anybody.function("funcs", "").text()).isEqualTo("Func 0Func 1");
    assertThat(anybody.walker("Waits", "").text()).isEqualTo("A0A1A2");
  }

  @Test
  void areFramedAsEventsWhenTheWalkerSaysSo() {
    assertThat(anybody.walker("Framed", "").text())
        .isEqualTo("data: a\ndata: b\n\ndata: {\"k\":1}\n\n");
  }

  @Test
  void areFramedAsEventsWhenTheClientAsks() throws Exception {
    HttpRequest request =
        request("/walker/Reports").header("Accept", "text/event-stream; framing=sse").build();

    String text = client().send(request, BodyHandlers.ofString()).body();

    assertThat(text).isEqualTo("data: Report 0\n\ndata: Report 1\n\ndata: Report 2\n\n");
  }

  @Test
  void keepWhatTheGeneratorWroteOnceItIsThrough() {
    Client ann = anybody.register("stream-ann");

    assertThat(ann.walker("Writes", "").text()).isEqualTo("012");

    assertThat(ann.walker("Ticks", "").reports().path(0).toString()).isEqualTo("[0,1,2]");
  }

  @Test
  void breakTheConnectionAndDropItsWritesWhenTheGeneratorRaises() {
    Client bob = anybody.register("stream-bob");

    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> bob.walker("Late", ""));

    assertThat(bob.walker("Ticks", "").reports().path(0).toString()).isEqualTo("[0]");
    assertThat(server.output()).contains("stream broke incident=", "ValueError: late");
  }

  @Test
  void stopWhenTheClientGoesAndNeverRunFarAheadOfIt() throws Exception {
    String token = anybody.register("stream-carl").token();
    URI url = server.url();
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.setReceiveBufferSize(16 << 10);
      String head =
          "POST /walker/Endless HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nAuthorization: Bearer "
              + token
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      assertThat(in.readNBytes(100_000)).hasSize(100_000);
    }

    Waiting.until("the generator was closed", () -> server.output().contains("blocks made"));

    String made = server.output().replaceAll("(?s).*blocks made (\\d+)\\..*", "$1");
    assertThat(Integer.parseInt(made)).isLessThan(5_000);
    assertThat(anybody.withToken(token).walker("Ticks", "").reports().path(0).toString())
        .isEqualTo("[]");
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.url().resolve(path))
        .timeout(PATIENCE)
        .POST(BodyPublishers.noBody());
  }

  private static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }
}
