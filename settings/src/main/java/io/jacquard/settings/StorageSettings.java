package io.jacquard.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where programs keep files, as {@code [storage]} says.
 *
 * @param root empty when nobody has set one
 * @param createFolders whether a storage's folder is made when it is opened
 */
public record StorageSettings(Optional<Path> root, boolean createFolders) {
  private static final String TYPE = "storage.type";

  /**
   * Reads the table; a relative path starts in the program's folder.
   *
   * @throws SettingsException for a type of storage that does not exist
   */
  public static StorageSettings of(Settings settings, Path folder) {
    String type = settings.find(TYPE).orElse("local");
    if (!type.equals("local")) {
      throw new SettingsException(
          List.of(TYPE + ": there is no storage of type '" + type + "', only 'local'"));
    }
    Optional<Path> root =
        settings
            .value("storage.base_path")
            .filter(value -> !(value.origin() instanceof Origin.Default))
            .map(value -> folder.resolve(value.text()).toAbsolutePath().normalize());
    return new StorageSettings(
        root, settings.find("storage.create_dirs").map(Boolean::parseBoolean).orElse(true));
  }
}
