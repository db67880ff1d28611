package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that makes no tokens checks them with the keys that auth-service publishes. */
class PublishedKeysTest {
  private static final String SECRET = "a secret that both of them know, of 32 bytes";
  private static final String PROGRAM =
      "walker guarded { can run with Root entry { report 1; } }\n";

  @Test
  void aChangedKeyIsFollowedWithoutARestart(@TempDir Path folder) throws Exception {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, PROGRAM);
    int port = LaunchedServer.freePort();
    Path makes = Files.createDirectory(folder.resolve("makes"));
    Path checks = Files.createDirectory(folder.resolve("checks"));
    var signing = Map.of("JWT_SECRET", SECRET, "JWT_ALGORITHM", "EdDSA");
    var checking =
        Map.of(
            "JWT_SECRET",
            SECRET,
            "JWT_ALGORITHM",
            "EdDSA",
            "JACQUARD_IDENTITY_AUTH_URL",
            "http://127.0.0.1:" + port);
    Path firstKey = folder.resolve("first.json");
    Server maker = LaunchedServer.startAt(port, program, makes, keys(signing, firstKey, null));
    try (Server checker = LaunchedServer.start(program, checks, checking)) {
      Client anybody = new Client(checker.url());
      String old = new Client(maker.url()).register("ann").token();
      assertThat(guarded(anybody, old)).isEqualTo(200);
      assertThat(guarded(anybody, altered(old))).isEqualTo(401);
      maker.close();

      Path secondKey = folder.resolve("second.json");
      maker = LaunchedServer.startAt(port, program, makes, keys(signing, secondKey, firstKey));

      String fresh = signIn(new Client(maker.url()));
      Waiting.until("the new key is known", () -> guarded(anybody, fresh) == 200);
      assertThat(guarded(anybody, old)).isEqualTo(200);
      assertThat(guarded(anybody, altered(fresh))).isEqualTo(401);
    } finally {
      maker.close();
    }
  }

  private static String signIn(Client client) {
    String credentials = "{\"username\":\"ann\",\"password\":\"correct horse ann\"}";
    return client.post("/user/login", credentials).json().at("/data/token").asText();
  }

  private static String altered(String token) {
    int middle = token.lastIndexOf('.') + 10;
    char other = token.charAt(middle) == 'A' ? 'B' : 'A';
    return token.substring(0, middle) + other + token.substring(middle + 1);
  }

  private static int guarded(Client anybody, String token) {
    return anybody.withToken(token).walker("guarded", "").status();
  }

  private static Map<String, String> keys(
      Map<String, String> environment, Path own, @Nullable Path former) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("JACQUARD_IDENTITY_KEY_FILE", own.toString());
    if (former != null) {
      all.put("JACQUARD_IDENTITY_PUBLIC_KEY_FILES", former.toString());
    }
    return all;
  }
}
