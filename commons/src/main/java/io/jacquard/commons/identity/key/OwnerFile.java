package io.jacquard.commons.identity.key;

import io.jacquard.commons.boot.Finding;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** A file that its owner alone can read. */
final class OwnerFile {
  private static final Logger LOG = Logger.getLogger(OwnerFile.class);
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private OwnerFile() {}

  /** Makes the file with this text unless it is there; of several processes one wins. */
  static void createIfAbsent(Path file, Supplier<String> text) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    Path draft = Files.createTempFile(folder, ".secret", "", OWNER_ONLY);
    Files.writeString(draft, text.get(), StandardOpenOption.SYNC);
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException _) {
      LOG.debugf("another process made %s first", file);
    } finally {
      Files.delete(draft);
    }
  }

  /** Whether others than its owner can read it. */
  static Optional<Finding> exposed(Path file) {
    try {
      Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
      granted.removeAll(PosixFilePermissions.fromString("rwx------"));
      return granted.isEmpty()
          ? Optional.empty()
          : Optional.of(Finding.unsafe(file + " is readable by others", "run: chmod 600 " + file));
    } catch (IOException | UnsupportedOperationException _) {
      return Optional.empty();
    }
  }
}
