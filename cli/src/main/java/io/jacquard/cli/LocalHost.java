package io.jacquard.cli;

import io.jacquard.files.program.ProgramFiles;
import io.jacquard.jac.runtime.execution.FileStorage;
import io.jacquard.jac.runtime.execution.Host;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.settings.Settings;
import io.jacquard.settings.SettingsException;
import io.jacquard.settings.StorageSettings;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code run} offers a program: files on this machine, where its jac.toml says. */
final class LocalHost implements Host {
  private final Path folder;
  private @Nullable StorageSettings storage;

  /** The folder is the program's own; its settings are read when they are first needed. */
  LocalHost(Path folder) {
    this.folder = folder;
  }

  @Override
  public FileStorage files(@Nullable String basePath, boolean createFolders) {
    StorageSettings chosen = storage();
    return ProgramFiles.unserved(chosen.root())
        .open(basePath, createFolders && chosen.createFolders());
  }

  @Override
  public boolean byHand() {
    return true;
  }

  private synchronized StorageSettings storage() {
    StorageSettings known = storage;
    if (known == null) {
      try {
        known = StorageSettings.of(Settings.load(folder, System.getenv(), Map.of(), null), folder);
      } catch (SettingsException e) {
        throw Errors.valueError(String.join("; ", e.reasons()));
      }
      storage = known;
    }
    return known;
  }
}
