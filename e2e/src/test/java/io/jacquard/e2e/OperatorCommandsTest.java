package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of whoever owns a server's data, and what the server looks at before it starts. */
class OperatorCommandsTest {
  private static final String PROGRAM =
      "walker guarded { can run with Root entry { report 1; } }\n";

  private static Path folder;
  private static Server server;
  private static Client anybody;

  @BeforeAll
  static void start(@TempDir Path temporary) {
    folder = temporary;
    LaunchedServer.writeProgram(folder.resolve("app.jac"), PROGRAM);
    server = LaunchedServer.start(folder.resolve("app.jac"), folder);
    anybody = new Client(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theFirstAdministratorIsMadeAtTheMachine() {
    Launcher.Result added = user("an engine of brass\n", "add", "ada", "--admin");

    assertThat(added.exitCode()).as(added.err()).isZero();
    assertThat(added.out()).contains("ada").contains("administrator");
    Client ada = signIn("ada", "an engine of brass");
    assertThat(ada.get("/admin/users").status()).isEqualTo(200);
    assertThat(added.out() + added.err()).doesNotContain("brass");
  }

  @Test
  void aBadPasswordIsRefused() {
    Launcher.Result added = user("password\n", "add", "grace");

    assertThat(added.exitCode()).isEqualTo(1);
    assertThat(added.err()).isEqualTo("jacquard: This password is among the most used ones\n");
    assertThat(anybody.post("/user/login", login("grace", "password")).status()).isEqualTo(401);
  }

  @Test
  void accountsAreListedAndLockedOut() {
    Client joan = anybody.register("joan");

    assertThat(user("", "list").out()).contains("joan");
    assertThat(user("", "disable", "joan").out()).contains("disabled");

    assertThat(joan.get("/user/me").status()).isEqualTo(401);
    assertThat(user("", "enable", "joan").exitCode()).isZero();
    assertThat(anybody.post("/user/login", login("joan", "correct horse joan")).status())
        .isEqualTo(200);
    assertThat(user("", "disable", "nobody").err())
        .isEqualTo("jacquard: User 'nobody' not found\n");
  }

  @Test
  void withoutAServerThereIsASentence() {
    Launcher.Result listed = Launcher.run(folder, "user", "list", "--data", "elsewhere");

    assertThat(listed.exitCode()).isEqualTo(1);
    assertThat(listed.err()).startsWith("jacquard: no server runs on elsewhere");
  }

  @Test
  void theDoctorSeesWhatIsUnsafe() throws IOException {
    assertThat(Launcher.run(folder, "doctor").out()).isEqualTo("Nothing unsafe was found.\n");
    Path other = Files.createDirectory(folder.resolve("unsafe"));
    LaunchedServer.writeProgram(other.resolve("app.jac"), PROGRAM);
    Map<String, String> environment =
        Map.of("JWT_SECRET", "supersecretkey", "SSO_HOST", "http://app.example.com/sso");

    try (Server unsafe = LaunchedServer.start(other.resolve("app.jac"), other, environment)) {
      Launcher.Result report = Launcher.run(other, "doctor");

      assertThat(report.exitCode()).isEqualTo(1);
      assertThat(report.out())
          .contains("JWT_SECRET is a published example")
          .contains("SSO_HOST is http://app.example.com/sso, without TLS")
          .doesNotContain("supersecretkey");
      assertThat(unsafe.output()).contains("unsafe: JWT_SECRET is a published example");
    }
  }

  @Test
  void productionRefusesToStartAndSaysEverythingAtOnce() throws IOException {
    Path other = Files.createDirectory(folder.resolve("production"));
    LaunchedServer.writeProgram(other.resolve("app.jac"), PROGRAM);
    Path key = other.resolve("key");
    Files.writeString(key, "0123456789abcdef0123456789abcdef");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    Map<String, String> unsafe =
        Map.of(
            "SSO_HOST", "http://app.example.com/sso",
            "JACQUARD_EDGE_CREDENTIAL_ORIGINS", "http://app.example.com",
            "JACQUARD_IDENTITY_SECRET_FILE", key.toString());

    Launcher.Result started =
        Launcher.run(unsafe, other, "start", "app.jac", "--port", "0", "--profile", "production");

    assertThat(started.exitCode()).isEqualTo(1);
    assertThat(started.err())
        .contains("SSO_HOST is http://app.example.com/sso, without TLS; use an https address")
        .contains("jacquard.edge.credential-origins has http://app.example.com")
        .contains(key + " is readable by others; run: chmod 600")
        .doesNotContain("\tat ", "0123456789abcdef");
  }

  private static Client signIn(String name, String password) {
    String token =
        anybody.post("/user/login", login(name, password)).json().at("/data/token").asText();
    return anybody.withToken(token);
  }

  private static String login(String name, String password) {
    return "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}";
  }

  /** {@code jacquard user} with what is typed into it. */
  private static Launcher.Result user(String typed, String... arguments) {
    try {
      Path out = Files.createTempFile(folder, "user", ".out");
      Path err = Files.createTempFile(folder, "user", ".err");
      Path in = Files.writeString(Files.createTempFile(folder, "user", ".in"), typed);
      List<String> line = new ArrayList<>(List.of("user"));
      line.addAll(List.of(arguments));
      Process process =
          Launcher.command(Launcher.HOME.resolve("jacquard"), line)
              .directory(folder.toFile())
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Launcher.Result(process.exitValue(), Launcher.read(out), Launcher.read(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
