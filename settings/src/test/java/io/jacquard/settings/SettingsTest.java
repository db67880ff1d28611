package io.jacquard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  @TempDir private Path folder;

  @Test
  void everyKnownKeyHasItsDefaultWithoutAnyFile() {
    Settings settings = load(Map.of(), Map.of());

    assertThat(settings.find("serve.port")).contains("8000");
    assertThat(settings.find("plugins.scale.jwt.exp_delta_days")).contains("7");
    assertThat(settings.find("plugins.scale.jwt.secret")).isEmpty();
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void flagWinsOverEnvironmentOverFileOverDefault() throws IOException {
    write("jac.toml", "[plugins.scale.jwt]\nalgorithm = \"RS256\"\nexp_delta_days = 3\n");
    Map<String, String> environment = Map.of("JWT_EXP_DELTA_DAYS", "5");

    assertThat(origin(load(environment, Map.of()), "plugins.scale.jwt.algorithm"))
        .isEqualTo("RS256 from jac.toml");
    assertThat(origin(load(environment, Map.of()), "plugins.scale.jwt.exp_delta_days"))
        .isEqualTo("5 from environment JWT_EXP_DELTA_DAYS");
    assertThat(
            origin(
                load(environment, Map.of("plugins.scale.jwt.exp_delta_days", "9")),
                "plugins.scale.jwt.exp_delta_days"))
        .isEqualTo("9 from --exp-delta-days");
    assertThat(origin(load(environment, Map.of()), "serve.port")).isEqualTo("8000 from default");
  }

  @Test
  void overlaysComeInTheRecordedOrder() throws IOException {
    write("jac.toml", "[serve]\nport = 1\n[environments.prod.serve]\nport = 3\n");
    write("jac.prod.toml", "[serve]\nport = 2\ncl_route_prefix = \"p\"\n");

    Settings settings = Settings.load(folder, Map.of(), Map.of(), "prod");
    assertThat(origin(settings, "serve.port")).isEqualTo("3 from jac.toml");
    assertThat(settings.find("serve.cl_route_prefix")).contains("p");

    write("jac.local.toml", "[serve]\nport = 4\n");
    assertThat(load(Map.of("JAC_PROFILE", "prod"), Map.of()).find("serve.port")).contains("4");
  }

  @Test
  void variablesAreReplacedAndAnUnsetPlainOneStays() throws IOException {
    write(
        "jac.toml",
        """
        [plugins.scale.database]
        redis_url = "redis://${REDIS_HOST}:${REDIS_PORT:-6379}"
        [serve]
        cl_route_prefix = "${NOBODY_SETS_THIS}"
        """);

    Settings settings = load(Map.of("REDIS_HOST", "cache"), Map.of());

    assertThat(settings.find("plugins.scale.database.redis_url")).contains("redis://cache:6379");
    assertThat(settings.find("serve.cl_route_prefix")).contains("${NOBODY_SETS_THIS}");
  }

  @Test
  void aMissingRequiredVariableStopsWithItsMessage() throws IOException {
    write("jac.toml", "[plugins.scale.jwt]\nsecret = \"${JWT:?set it first}\"\n");

    assertThatThrownBy(() -> load(Map.of(), Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessage("jac.toml: plugins.scale.jwt.secret: JWT is not set: set it first");
  }

  @Test
  void anUnknownKeyIsNamedWithTheNearestKnownOne() throws IOException {
    write("jac.toml", "[plugins.scale.jwt]\nsecrt = \"x\"\n");

    assertThat(load(Map.of(), Map.of()).warnings())
        .containsExactly(
            "jac.toml: unknown key 'plugins.scale.jwt.secrt'; did you mean"
                + " 'plugins.scale.jwt.secret'?");
  }

  @Test
  void tablesWithFreeKeysAreKept() throws IOException {
    write("jac.toml", "[environments.response.headers]\nX-Frame-Options = \"DENY\"\n");

    Settings settings = load(Map.of(), Map.of());

    assertThat(settings.table("environments.response.headers"))
        .containsExactly(Map.entry("X-Frame-Options", "DENY"));
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void bothSpellingsOfTheStorageTypeMeanTheSame() throws IOException {
    write("jac.toml", "[storage]\nstorage_type = \"local\"\n");

    assertThat(origin(load(Map.of(), Map.of()), "storage.type")).isEqualTo("local from jac.toml");
  }

  @Test
  void secretsAreMaskedWhereverTheyAreShown() {
    Settings settings = load(Map.of("JWT_SECRET", "a very secret secret"), Map.of());

    assertThat(settings.all()).allSatisfy(v -> assertThat(v.shown()).doesNotContain("very secret"));
    assertThat(settings.find("plugins.scale.jwt.secret")).contains("a very secret secret");
  }

  @Test
  void everySyntaxErrorIsReportedWithItsPlace() throws IOException {
    write("jac.toml", "[serve\nport = 1\n");

    assertThatThrownBy(() -> load(Map.of(), Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("jac.toml:1:");
  }

  private Settings load(Map<String, String> environment, Map<String, String> flags) {
    return Settings.load(folder, environment, flags, null);
  }

  private static String origin(Settings settings, String key) {
    Value value = settings.value(key).orElseThrow();
    return value.text() + " from " + value.origin();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
