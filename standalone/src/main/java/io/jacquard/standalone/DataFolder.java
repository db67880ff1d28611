package io.jacquard.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The folder that holds everything the process keeps; for its owner alone.
 *
 * @param path absolute
 */
record DataFolder(Path path) {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  /** The folder, made if need be. */
  static DataFolder at(Path path) throws StartException {
    Path folder = path.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, OWNER_ONLY);
    } catch (IOException e) {
      throw new StartException("cannot keep data in " + folder + " (" + e + ")");
    }
    return new DataFolder(folder);
  }

  Path documents() {
    return path.resolve("documents");
  }
}
