package io.jacquard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageSettingsTest {
  @TempDir Path folder;

  private StorageSettings load(Map<String, String> environment) {
    return StorageSettings.of(Settings.load(folder, environment, Map.of(), null), folder);
  }

  @Test
  void nobodyHasSetARoot() {
    assertThat(load(Map.of()).root()).isEmpty();
    assertThat(load(Map.of()).createFolders()).isTrue();
  }

  @Test
  void aRelativeRootStartsInTheProgramsFolder() throws IOException {
    Files.writeString(
        folder.resolve("jac.toml"), "[storage]\nbase_path = \"./kept\"\ncreate_dirs = false\n");

    assertThat(load(Map.of()).root()).contains(folder.resolve("kept"));
    assertThat(load(Map.of()).createFolders()).isFalse();
    assertThat(load(Map.of("JAC_STORAGE_PATH", "/srv/files")).root())
        .contains(Path.of("/srv/files"));
  }

  @Test
  void refusesAnotherTypeByItsName() {
    assertThatThrownBy(() -> load(Map.of("JAC_STORAGE_TYPE", "s3")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("there is no storage of type 's3'");
  }
}
