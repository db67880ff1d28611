package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of seeds 000 and 003 for webhooks, sockets and storage, as they are printed. */
class SeedProtocolsTest {
  private static final String PROGRAM =
      """
      import from jaclang.runtimelib.server { APIProtocol }
      import from http { UploadFile }
      import from uuid { uuid4 }

      glob storage = store(base_path="./uploads");

      @restspec(webhook=True)
      walker PaymentReceived {
          has payment_id: str,
              amount: float,
              currency: str = 'USD';

          can process with `root entry {
              report {
                  "status": "success",
                  "message": f"Payment {self.payment_id} received",
                  "amount": self.amount,
                  "currency": self.currency
              };
          }
      }

      @restspec(protocol=APIProtocol.WEBSOCKET)
      async walker : pub EchoMessage {
          has message: str;
          has client_id: str = "anonymous";

          async can echo with `root entry {
              report {
                  "echo": self.message,
                  "client_id": self.client_id
              };
          }
      }

      walker :pub upload_file {
          has file: UploadFile;
          has folder: str = "documents";

          can process with `root entry {
              unique_name = f"{uuid4()}.dat";
              path = f"{self.folder}/{unique_name}";

              # Upload file
              storage.upload(self.file.file, path);

              # Get metadata
              metadata = storage.get_metadata(path);

              report {
                  "success": True,
                  "storage_path": path,
                  "size": metadata["size"]
              };
          }
      }

      walker :pub list_files {
          has folder: str = "documents";
          has recursive: bool = False;

          can process with `root entry {
              files = [];
              for path in storage.list_files(self.folder, self.recursive) {
                  metadata = storage.get_metadata(path);
                  files.append({
                      "path": path,
                      "size": metadata["size"],
                      "name": metadata["name"]
                  });
              }
              report {"files": files};
          }
      }

      walker :pub download_file {
          has path: str;

          can process with `root entry {
              if not storage.exists(self.path) {
                  report {"error": "File not found"};
                  return;
              }
              content = storage.download(self.path);
              report {"content": content, "size": len(content)};
          }
      }
      """;

  private static Server server;
  @TempDir private static Path folder;

  @BeforeAll
  static void start() {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, PROGRAM);
    server = LaunchedServer.start(program, folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void keysAreMadeListedAndRevokedAndAnEventIsSignedByOpenssl() throws Exception {
    String token = new Client(server.url()).register("ann").token();

    String printed =
        shell(
            """
            API_KEY=$(curl -s -X POST http://localhost:8000/api-key/create \\
              -H "Authorization: Bearer <jwt_token>" \\
              -H "Content-Type: application/json" \\
              -d '{"name": "My Webhook Key", "expiry_days": 30}' | tee created | sed 's/.*"api_key":"\\([^"]*\\)".*/\\1/')
            PAYLOAD='{"payment_id":"PAY-12345","amount":99.99,"currency":"USD"}'
            SIGNATURE=$(echo -n "$PAYLOAD" | openssl dgst -sha256 -hmac "$API_KEY" | cut -d' ' -f2)

            curl -s -X POST "http://localhost:8000/webhook/PaymentReceived" \\
                -H "Content-Type: application/json" \\
                -H "X-API-Key: $API_KEY" \\
                -H "X-Webhook-Signature: $SIGNATURE" \\
                -d "$PAYLOAD"
            echo
            curl -s -X GET http://localhost:8000/api-key/list \\
              -H "Authorization: Bearer <jwt_token>"
            echo
            curl -s -X DELETE http://localhost:8000/api-key/$(sed 's/.*"api_key_id":"\\([^"]*\\)".*/\\1/' created) \\
              -H "Authorization: Bearer <jwt_token>"
            """
                .replace("<jwt_token>", token));

    List<String> answers = printed.lines().toList();
    assertThat(answers.get(0)).contains("\"message\":\"Payment PAY-12345 received\"");
    assertThat(answers.get(1)).contains("\"name\":\"My Webhook Key\"");
    assertThat(answers.get(2)).contains("has been revoked");
  }

  @Test
  void thePythonClientPrintsItsAnswers() throws Exception {
    assumeThat(run("python3", "-c", "import websockets").exit()).isZero();

    String printed =
        python(
            """
            import asyncio
            import json
            import websockets

            async def main():
                async with websockets.connect("ws://localhost:8000/ws/EchoMessage") as ws:
                    # Send a message
                    await ws.send(json.dumps({
                        "message": "hello",
                        "client_id": "python-client"
                    }))

                    # Receive the response
                    response = json.loads(await ws.recv())
                    print(response)

                    # Send another message on the same connection
                    await ws.send(json.dumps({
                        "message": "world",
                        "client_id": "python-client"
                    }))
                    response = json.loads(await ws.recv())
                    print(response)

            asyncio.run(main())
            """);

    assertThat(printed.lines())
        .hasSize(2)
        .allMatch(line -> line.contains("'client_id': 'python-client'"))
        .anyMatch(line -> line.contains("'echo': 'world'"));
  }

  @Test
  void theJavaScriptClientLogsItsAnswer() throws Exception {
    String flag = "--experimental-websocket";
    assumeThat(
            run("node", flag, "-e", "new WebSocket('ws://localhost:1').onerror = () => {}").exit())
        .isZero();
    Path script =
        Files.writeString(
            folder.resolve("client.js"),
            local(
                """
                const ws = new WebSocket("ws://localhost:8000/ws/EchoMessage");

                ws.onopen = () => {
                    ws.send(JSON.stringify({
                        message: "hello",
                        client_id: "browser-client"
                    }));
                };

                ws.onmessage = (event) => {
                    const response = JSON.parse(event.data);
                    console.log(response);
                    console.log(JSON.stringify(response.data.reports));
                    ws.close();
                };

                ws.onclose = () => {
                    console.log("Connection closed");
                };
                """));

    assertThat(run("node", flag, script.toString()).output())
        .contains("[{\"echo\":\"hello\",\"client_id\":\"browser-client\"}]", "Connection closed");
  }

  /** As websocat does: a line of the input is a message, every message a line of the output. */
  @Test
  void aLineThatIsPipedInComesBack() {
    try (SocketClient pipe =
        SocketClient.connect(URI.create(local("ws://localhost:8000/ws/EchoMessage")), null)) {
      pipe.send("{\"message\":\"hello\",\"client_id\":\"cli\"}\n");

      assertThat(pipe.reports()).hasToString("[{\"echo\":\"hello\",\"client_id\":\"cli\"}]");
    }
  }

  @Test
  void filesAreUploadedListedAndDownloadedByTheWalkersAsPrinted() throws Exception {
    Client anybody = new Client(server.url());
    String printed =
        shell(
            """
            printf 'some bytes' > sent.txt
            curl -s http://localhost:8000/walker/upload_file -F file=@sent.txt -F folder=papers
            """);

    var uploaded = new ObjectMapper().readTree(printed).at("/data/reports/0");
    assertThat(uploaded.path("size").asInt()).isEqualTo(10);
    String path = uploaded.path("storage_path").asText();
    assertThat(
            anybody.walker("list_files", "{\"folder\":\"papers\"}").reports().at("/0/files/0/path"))
        .hasToString("\"" + path + "\"");
    assertThat(
            anybody
                .walker("download_file", "{\"path\":\"" + path + "\"}")
                .reports()
                .at("/0/size")
                .asInt())
        .isEqualTo(10);
    assertThat(anybody.walker("download_file", "{\"path\":\"none\"}").reports())
        .hasToString("[{\"error\":\"File not found\"}]");
    assertThat(folder.resolve("uploads").resolve(path)).hasContent("some bytes");
  }

  private static String local(String text) {
    return text.replace("localhost:8000", server.url().getAuthority());
  }

  private static String shell(String script) throws Exception {
    Result result = run("bash", "-ec", local(script));
    assertThat(result.exit()).as(result.output()).isZero();
    return result.output();
  }

  private static String python(String script) throws Exception {
    Result result = run("python3", "-c", local(script));
    assertThat(result.exit()).as(result.output()).isZero();
    return result.output();
  }

  private record Result(int exit, String output) {}

  private static Result run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "out", "");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    } catch (IOException e) {
      return new Result(127, String.valueOf(e.getMessage()));
    }
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("did not end: " + List.of(command));
    }
    return new Result(process.exitValue(), Files.readString(output));
  }
}
