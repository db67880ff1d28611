package io.jacquard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With {@code -Dconfiguration.accept} the page is written anew. */
class ConfigurationPageTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @Test
  void isCurrent() throws Exception {
    Path page = HOME.resolve("docs/configuration.md");
    Map<String, String> properties = ConfiguredProperties.BY_KEY;

    String current = ConfigurationPage.of(Settings.known(), properties, ConfigInterfaces.in(HOME));

    if (System.getProperty("configuration.accept") != null) {
      Files.writeString(page, current);
    }
    assertThat(page).content().isEqualTo(current);
  }

  @Test
  void everyKeyIsKnownAndEveryPropertyThere() throws Exception {
    assertThat(Settings.known())
        .extracting(setting -> setting.key())
        .containsAll(ConfiguredProperties.BY_KEY.keySet());
    assertThat(
            ConfigInterfaces.in(HOME).stream()
                .flatMap(section -> section.properties().stream())
                .map(property -> property.name().replace("<name>", "google")))
        .containsAll(ConfiguredProperties.BY_KEY.values());
  }
}
