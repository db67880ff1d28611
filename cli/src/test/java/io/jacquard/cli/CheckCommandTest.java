package io.jacquard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
  @TempDir private Path folder = Path.of("");

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  @BeforeEach
  void capture() {
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(stream);
    System.setErr(stream);
  }

  @AfterEach
  void release() {
    System.setOut(out);
    System.setErr(err);
  }

  private int check(String program, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("app.jac"), program);
    return new CommandLine(new CheckCommand()).execute(arguments(file, options));
  }

  private static String[] arguments(Path file, String... options) {
    String[] all = new String[options.length + 1];
    System.arraycopy(options, 0, all, 1, options.length);
    all[0] = file.toString();
    return all;
  }

  @Test
  void succeedsWhenThereAreOnlyWarnings() throws IOException {
    int code = check("def f { prnt(1); }");

    assertThat(code).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("warning: name 'prnt' is not defined", "hint: did you mean 'print'?")
        .endsWith("app.jac: 0 errors, 1 warning\n");
  }

  @Test
  void failsWhenThereIsAnError() throws IOException {
    int code = check("obj A { def put; } impl A.putt { } def f { prnt(1); }");

    assertThat(code).isOne();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("error: impl of 'A.putt', but 'A' declares no 'putt'")
        .contains("warning: name 'prnt' is not defined")
        .endsWith("app.jac: 1 error, 1 warning\n");
  }

  @Test
  void tellsToolsTheSeverity() throws IOException {
    check("impl f { } def g { prnt(1); }", "--json");

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .startsWith("[")
        .contains("\"severity\": \"error\", \"key\": \"impl-without-declaration\"")
        .contains("\"severity\": \"warning\", \"key\": \"unknown-name\"")
        .contains("\"hint\": \"did you mean 'print'?\"")
        .endsWith("]\n");
  }

  @Test
  void failsWhenAWalkerOfAWebSocketIsNotAsync() throws IOException {
    String program =
        """
        import from jaclang.runtimelib.server { APIProtocol }
        @restspec(protocol=APIProtocol.WEBSOCKET)
        %swalker :pub Echo { can go with Root entry { report 1; } }
        """;

    assertThat(check(program.formatted(""))).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("app.jac:3", "walker Echo speaks WebSocket", "1 error");
    assertThat(check(program.formatted("async "))).isZero();
  }
}
