package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line as scripts and people meet it. */
class LauncherTest {

  @TempDir private Path folder;

  @Test
  void runPrintsWhatTheProgramPrints() {
    Path program = folder.resolve("hello.jac");
    LaunchedServer.writeProgram(
        program,
        """
        walker greet { can hello with Root entry { print("hello, graph"); } }
        with entry { root spawn greet(); }
        """);

    Launcher.Result result = Launcher.run(folder, "run", program.toString());

    assertThat(result.out()).isEqualTo("hello, graph\n");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void runKeepsWhatHangsOnTheRootFromOneRunToTheNext() {
    Path program = folder.resolve("count.jac");
    LaunchedServer.writeProgram(
        program,
        """
        node Counter { has value: int = 0; }
        with entry {
            found = [root-->(?:Counter)];
            if found { found[0].value += 1; } else { found = root ++> Counter(); }
            print(found[0].value);
        }
        """);

    for (int expected = 0; expected < 3; expected++) {
      Launcher.Result result = Launcher.run(folder, "run", program.toString());
      assertThat(result.out()).as(result.err()).isEqualTo(expected + "\n");
    }
  }

  @Test
  void anUncaughtErrorEndsWithATracebackAndExitCodeOne() {
    Path program = folder.resolve("bad.jac");
    LaunchedServer.writeProgram(program, "with entry {\n    print(1 // 0);\n}\n");

    Launcher.Result result = Launcher.run(folder, "run", program.toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("bad.jac\", line 2", "ZeroDivisionError: integer division or modulo by zero");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void anEndlessWalkEndsInOneSentenceWhenMemoryDoes() {
    Path program = folder.resolve("endless.jac");
    LaunchedServer.writeProgram(
        program,
        """
        node N {}
        walker W { can go with entry { visit [-->]; } can on with N entry { visit [-->]; } }
        with entry { a = N(); a ++> a; a spawn W(); }
        """);

    Launcher.Result result =
        Launcher.run(Map.of("JACQUARD_JAVA_OPTS", "-Xmx48m"), folder, "run", program.toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("MemoryError: ").doesNotContain("\tat ");
  }

  @Test
  void aSyntaxErrorShowsFileLineColumnAndACaret() {
    Path program = folder.resolve("typo.jac");
    LaunchedServer.writeProgram(program, "with entry {\n    x = ;\n}\n");

    Launcher.Result result = Launcher.run(folder, "run", program.toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("typo.jac:2:9: error:", "    x = ;", "^");
  }

  @Test
  void configRenderShowsEverySettingWithItsOriginAndNoSecret() {
    LaunchedServer.writeProgram(
        folder.resolve("jac.toml"),
        "[serve]\nport = 9123\n[plugins.scale.jwt]\nsecret = \"not for anybody's eyes\"\n");

    Launcher.Result result = Launcher.run(folder, "config", "render");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .containsPattern("serve\\.port +9123 +jac\\.toml")
        .doesNotContain("anybody's eyes");
  }

  @Test
  void startRefusesAMissingFileInOneSentence() {
    Launcher.Result result = Launcher.run(folder, "start", "nowhere.jac");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("nowhere.jac").doesNotContain("Exception", "\tat ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/figures | app.jac:3: walker w claims GET /figures, which belongs to"
            + " jacquard.metrics.endpoint",
        "/user/all | jacquard.metrics.endpoint claims /user/all, which belongs to auth-service",
      })
  void startRefusesFiguresWhereSomethingElseIs(String path, String reason) throws IOException {
    LaunchedServer.writeProgram(
        folder.resolve("app.jac"),
        """
        import from http { HTTPMethod }
        @restspec(method=HTTPMethod.GET, path="/figures")
        walker w { can go with Root entry { report 1; } }
        """);
    Files.writeString(
        folder.resolve("jac.toml"),
        "[plugins.scale.metrics]\nenabled = true\nendpoint = \"" + path + "\"\n");

    Launcher.Result result = Launcher.run(folder, "start", "app.jac", "--port", "0");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains(reason).doesNotContain("\tat ");
  }

  @Test
  void anUnknownCommandIsAUsageError() {
    Launcher.Result result = Launcher.run(folder, "strat");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("unknown command 'strat'");
  }

  @Test
  void worksWhenLinkedAsJacIntoAnotherFolder() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("venv/bin"));
    Path link = Files.createSymbolicLink(bin.resolve("jac"), Launcher.HOME.resolve("bin/jac"));

    Launcher.Result result = Launcher.run(link, folder, "version");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith("jacquard 0.");
  }

  @Test
  void installLinksBothNamesIntoABinFolderAndLeavesForeignFilesAlone() throws IOException {
    Launcher.Result first = Launcher.run(folder, "install", "--prefix", folder.toString());
    Launcher.Result version = Launcher.run(folder.resolve("bin/jac"), folder, "version");
    Files.delete(folder.resolve("bin/jac"));
    Files.writeString(folder.resolve("bin/jac"), "mine");
    Launcher.Result second = Launcher.run(folder, "install", "--prefix", folder.toString());

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.err()).contains("is not on the PATH");
    assertThat(version.out()).startsWith("jacquard 0.");
    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(folder.resolve("bin/jac")).hasContent("mine");
  }
}
