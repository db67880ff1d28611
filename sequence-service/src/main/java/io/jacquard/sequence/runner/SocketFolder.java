package io.jacquard.sequence.runner;

import io.jacquard.sequence.archive.Folders;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Where runners listen: a folder for its owner alone, with a name that a hub finds again after a
 * restart.
 */
@Singleton
final class SocketFolder {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private static final int NAME_LENGTH = 13;

  private final Path folder;
  private final Path probe;

  SocketFolder(RunnerConfig config) {
    Path home = config.folder().toAbsolutePath().normalize();
    byte[] name = home.toString().getBytes(StandardCharsets.UTF_8);
    String hash = UUID.nameUUIDFromBytes(name).toString().substring(0, 8);
    this.folder = config.sockets().toAbsolutePath().normalize().resolve("jacquard-" + hash);
    this.probe = home.resolve("owner");
  }

  /**
   * Makes the folder.
   *
   * @throws IOException also when somebody else made it, who could listen in our runners' place
   */
  void open() throws IOException {
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (FileAlreadyExistsException _) {
      Files.createDirectories(probe);
      boolean ours =
          Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
              && Files.getOwner(folder).equals(Files.getOwner(probe))
              && Files.getPosixFilePermissions(folder).equals(OWNER_ONLY);
      if (!ours) {
        throw new IOException(
            folder + " belongs to somebody else; set jacquard.sequence.runner.sockets");
      }
    }
  }

  /** The socket of a runner, alone in a folder. */
  Path of(UUID runner) {
    return folder.resolve(name(runner.toString())).resolve("s");
  }

  /** Removes the sockets of runners that are not known. */
  void sweep(Set<String> known) throws IOException {
    Set<String> names = known.stream().map(SocketFolder::name).collect(Collectors.toSet());
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path socket : all) {
        if (!names.contains(socket.getFileName().toString())) {
          Folders.delete(socket);
        }
      }
    }
  }

  private static String name(String runner) {
    return runner.substring(0, NAME_LENGTH);
  }
}
