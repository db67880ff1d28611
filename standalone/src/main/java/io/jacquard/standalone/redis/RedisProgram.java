package io.jacquard.standalone.redis;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A redis-server that can be run: the one on the PATH, else one that lies in our own jars. */
sealed interface RedisProgram {

  /** The executable file, made if need be in a folder of ours. */
  Path file(Path folder) throws IOException;

  /** One on the PATH. */
  record Installed(Path path) implements RedisProgram {
    @Override
    public Path file(Path folder) {
      return path;
    }
  }

  /** One in the jars. */
  record Carried(String resource) implements RedisProgram {
    @Override
    public Path file(Path folder) throws IOException {
      Path file = folder.resolve(resource.substring(1));
      if (!Files.isExecutable(file)) {
        Path partly = folder.resolve("unpacking");
        try (InputStream binary = RedisProgram.class.getResourceAsStream(resource)) {
          if (binary == null) {
            throw new IOException("the redis-server is not in the jars");
          }
          Files.copy(binary, partly, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(partly, PosixFilePermissions.fromString("rwx------"));
        Files.move(partly, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return file;
    }
  }

  /** What lies in the jars, by system and processor. */
  Map<String, String> CARRIED =
      Map.of(
          "linux amd64", "/redis-server-6.2.6-v5-linux-amd64",
          "linux aarch64", "/redis-server-6.2.7-linux-arm64",
          "mac os x x86_64", "/redis-server-6.2.6-v5-darwin-amd64",
          "mac os x aarch64", "/redis-server-6.2.6-v5-darwin-arm64");

  /** The one to run, if there is any. */
  static Optional<RedisProgram> find(String path) {
    return installed(path).or(RedisProgram::carried);
  }

  private static Optional<RedisProgram> installed(String path) {
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "redis-server"))
        .filter(Files::isExecutable)
        .<RedisProgram>map(Installed::new)
        .findFirst();
  }

  private static Optional<RedisProgram> carried() {
    String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    return Optional.ofNullable(CARRIED.get(machine.toLowerCase(Locale.ROOT)))
        .filter(resource -> RedisProgram.class.getResource(resource) != null)
        .map(Carried::new);
  }
}
