package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The flags of {@code start} that end at once, and their exit codes. */
class StartFlagsTest {
  @TempDir Path folder;

  @Test
  void fauxPrintsTheEndpointsOfMainJacAndEnds() {
    LaunchedServer.writeProgram(
        folder.resolve("main.jac"),
        """
        walker :pub search { has query: str; has limit: int = 10; can run with Root entry { report 1; } }
        def total(a: list[int]) -> int { return sum(a); }
        """);

    Launcher.Result result = Launcher.run(folder, "start", "--faux");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .containsPattern("POST +/walker/search +public")
        .contains("query: str", "limit: int (optional)", "a: list[int]", "returns int")
        .containsPattern("POST +/function/total +token");
    assertThat(folder.resolve(".jacquard")).doesNotExist();
  }

  @Test
  void fauxSaysWhatIsWrongWithAProgram() {
    LaunchedServer.writeProgram(folder.resolve("main.jac"), "with entry { x = ; }\n");

    Launcher.Result result = Launcher.run(folder, "start", "-f");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("main.jac:1:").doesNotContain("\tat ");
  }

  @Test
  void deploymentIsNotThereYet() {
    LaunchedServer.writeProgram(folder.resolve("app.jac"), "walker w {}\n");

    Launcher.Result scale = Launcher.run(folder, "start", "app.jac", "--scale", "--build");
    Launcher.Result destroy = Launcher.run(folder, "destroy", "app.jac");

    assertThat(scale.exitCode()).isEqualTo(1);
    assertThat(scale.err())
        .contains("--scale, --build belong to deployment on Kubernetes, which is not there yet");
    assertThat(destroy.exitCode()).isEqualTo(1);
    assertThat(destroy.err())
        .contains("destroy belongs to deployment on Kubernetes, which is not there yet");
  }

  @Test
  void helpListsEveryFlag() {
    Launcher.Result result = Launcher.run(folder, "start", "--help");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains(
            "--port", "--host", "--workers", "--reload", "--main", "--faux", "--dev", "--api_port")
        .contains("--no_client", "--profile", "--data", "--scale", "--build", "--experimental")
        .contains("--target", "--registry", "main.jac");
  }

  @Test
  void anUnknownFlagIsWrongUsage() {
    Launcher.Result result = Launcher.run(folder, "start", "app.jac", "--wrokers", "2");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--wrokers");
  }
}
