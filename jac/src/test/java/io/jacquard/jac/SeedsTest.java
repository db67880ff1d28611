package io.jacquard.jac;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.jac.osp.graph.MemoryGraph;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.operator.Ops;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The snippets of the reference pages load, and their walkers report what the pages say. Two rely
 * on the import of the snippet before them and have it repeated.
 */
class SeedsTest {
  private static final Path FOLDER = Path.of("src/test/resources/seeds");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          scale-get-users         | get_users    | [[]]
          scale-get-users-by-get  | get_users    | [[]]
          scale-custom-path       | list_users   | [[]]
          scale-search            | search       | []
          scale-health            | health       | [{'status': 'healthy'}]
          websocket-ping-pong     | PingPong     | [{'status': 'pong'}]
          websocket-echo          | EchoMessage  | [{'echo': 'hi', 'client_id': 'anonymous'}]
          websocket-secure-chat   | SecureChat   | [{'echo': 'hi', 'authenticated': True}]
          """)
  void aWalkerReports(String seed, String walker, String reports) {
    Execution execution = execution();
    Program program = load(seed, execution);
    Map<String, Object> fields =
        switch (walker) {
          case "EchoMessage", "SecureChat" -> Map.of("message", "hi");
          case "search" -> Map.of("query", "hello");
          default -> Map.of();
        };

    program.spawn(endpoint(program, walker), fields, null, execution);

    assertThat(execution.reports().stream().map(Ops::repr).collect(Collectors.toList()))
        .hasToString(reports);
  }

  @ParameterizedTest
  @CsvSource({"health_check, {'status': 'healthy'}", "app_status, version"})
  void aFunctionAnswers(String function, String part) {
    Execution execution = execution();
    Program program = load("scale-functions", execution);

    Object answer = program.call(endpoint(program, function), Map.of(), execution);

    assertThat(Ops.repr(answer)).contains(part);
  }

  @ParameterizedTest
  @CsvSource({
    "scale-webhook, PaymentReceived",
    "scale-async-walker, async_processor",
    "scale-ready, ready"
  })
  void anEndpointIsFound(String seed, String name) {
    Program program = load(seed, execution());

    assertThat(program.endpoints()).extracting(Endpoint::name).contains(name);
  }

  @ParameterizedTest
  @CsvSource({"scale-allroots", "scale-commit"})
  void aModuleRuns(String seed) {
    assertThat(load(seed, execution()).files()).hasSize(1);
  }

  private static Endpoint endpoint(Program program, String name) {
    return program.endpoints().stream()
        .filter(e -> e.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Program load(String seed, Execution execution) {
    Program program = Program.load(FOLDER.resolve(seed + ".jac"));
    program.initialize(execution);
    return program;
  }

  private static Execution execution() {
    return new Execution(
        new MemoryGraph(), new Budget(Budget.Limits.UNBOUNDED, System.nanoTime()), _ -> {});
  }
}
