package io.jacquard.auth.admin;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A token for whoever can read a file of the process's owner: the commands at the machine itself.
 * Made anew by each start and gone with the process.
 */
@Singleton
final class OperatorToken {
  private static final Logger LOG = Logger.getLogger(OperatorToken.class);
  private static final int BYTES = 32;

  private final Optional<Path> file;
  private final byte[] expected;

  OperatorToken(OperatorConfig config) {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    this.file = config.file();
    this.expected = bytes("Bearer " + HexFormat.of().formatHex(random));
  }

  boolean accepts(String authorization) {
    return file.isPresent() && MessageDigest.isEqual(expected, bytes(authorization));
  }

  void publish(@ObservesAsync HttpServerStart server) {
    file.ifPresent(path -> {
      String host = server.options().getHost();
      String reached = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
      write(path, "http://" + reached + ":" + server.options().getPort());
    });
  }

  void withdraw(@Observes ShutdownEvent event) {
    file.ifPresent(path -> {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        LOG.warnf("cannot remove %s: %s", path, e);
      }
    });
  }

  /** Two lines, address and Authorization header; complete or not there at all. */
  private void write(Path path, String url) {
    try {
      Path draft = Files.createTempFile(path.toAbsolutePath().getParent(), ".operator", "", OWNER);
      Files.write(draft, List.of(url, new String(expected, StandardCharsets.US_ASCII)));
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warnf("commands at this machine cannot reach the server: %s", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static final java.nio.file.attribute.FileAttribute<?> OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
}
