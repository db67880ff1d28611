package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers among each other: nobody gets another's data, and nobody's loop is another's wait. */
class IsolationTest {
  private static final int CALLS = 100;
  private static final int LOOPS = 4;
  private static final int CALLS_BESIDE_LOOPS = 10;
  private static final String PROGRAM =
      """
      import asyncio;
      glob spinning: list = [];
      node Note { has owner: str; has n: int; }

      walker :pub ping { can go with Root entry { report len(spinning); } }
      walker spin { can go with Root entry { spinning.append(1); while True {} } }
      async walker write {
          has owner: str;
          has n: int;
          async can go with Root entry {
              before = jid(here);
              here ++> Note(owner=self.owner, n=self.n);
              await asyncio.sleep(0.002 * (self.n % 5));
              report [self.owner, before, jid(root)];
          }
      }
      walker read {
          can go with Root entry { visit [-->(?:Note)]; }
          can show with Note entry { report [here.owner, here.n]; }
      }
      """;

  private static Server server;
  private static Client anybody;

  @BeforeAll
  static void start(@TempDir Path folder) {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, PROGRAM);
    // So that the deadline ends the loops, on however fast a machine.
    Map<String, String> unlimited = Map.of("JACQUARD_WALKER_CALL_STEPS", "" + Long.MAX_VALUE);
    server = LaunchedServer.start(program, folder, unlimited);
    anybody = new Client(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void endlessLoopsKeepNobodyElseWaiting() throws Exception {
    Client quiet = anybody.register("quiet");
    List<Client> loud =
        IntStream.range(0, LOOPS).mapToObj(i -> anybody.register("loud" + i)).toList();
    List<Future<Client.Answer>> loops = new ArrayList<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(LOOPS)) {
      loud.forEach(user -> loops.add(clients.submit(() -> user.walker("spin", "{}"))));
      Waiting.until(
          "all spin", () -> anybody.walker("ping", "{}").reports().get(0).asInt() == LOOPS);

      for (int i = 0; i < CALLS_BESIDE_LOOPS; i++) {
        assertThat(anybody.walker("ping", "{}").status()).isEqualTo(200);
        assertThat(quiet.walker("read", "{}").status()).isEqualTo(200);
      }

      assertThat(loops).noneMatch(Future::isDone);
    }
    for (Future<Client.Answer> loop : loops) {
      JsonNode error = loop.get().json().path("error");
      assertThat(loop.get().status()).isEqualTo(504);
      assertThat(error.path("code").asText()).isEqualTo("TIME_LIMIT_EXCEEDED");
      assertThat(error.path("message").asText()).matches("the call exceeded its limit of \\d+ ms");
    }
  }

  @Test
  void interleavedCallsOfTwoUsersNeverMix() throws Exception {
    Person ann = new Person("ann");
    Person bob = new Person("bob");
    List<Callable<Void>> calls = new ArrayList<>();
    for (int n = 0; n < CALLS; n++) {
      for (Person person : List.of(ann, bob)) {
        int number = n;
        calls.add(() -> person.write(number));
        calls.add(person::read);
      }
    }

    try (ExecutorService clients = Executors.newFixedThreadPool(16)) {
      for (Future<Void> call : clients.invokeAll(calls)) {
        call.get();
      }
    }

    for (Person person : List.of(ann, bob)) {
      assertThat(person.client().walker("read", "{}").reports().valueStream())
          .extracting(note -> note.path(1).asInt())
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, CALLS).boxed().toList());
    }
  }

  private record Person(String name, Client client, String root) {
    Person(String name) {
      this(name, anybody.register(name));
    }

    private Person(String name, Client client) {
      this(name, client, client.get("/user/me").json().at("/data/root_id").asText());
    }

    Void write(int n) {
      JsonNode report =
          client.walker("write", "{\"owner\":\"%s\",\"n\":%d}".formatted(name, n)).reports().get(0);
      assertThat(report.valueStream().map(JsonNode::asText)).containsExactly(name, root, root);
      return null;
    }

    Void read() {
      assertThat(client.walker("read", "{}").reports().valueStream())
          .allMatch(note -> note.path(0).asText().equals(name));
      return null;
    }
  }
}
