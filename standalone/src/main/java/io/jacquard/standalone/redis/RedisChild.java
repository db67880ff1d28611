package io.jacquard.standalone.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A redis-server of this process: on loopback, with a password of its own, every change on the disk
 * before it is answered. A shell waits for the end of a pipe that this process holds, however it
 * ends, and ends the server then.
 */
final class RedisChild {
  private static final Logger LOG = Logger.getLogger(RedisChild.class);
  private static final String CONFIGURATION = "redis.conf";
  private static final String PID = "redis.pid";
  private static final int PASSWORD_BYTES = 24;
  private static final int ANSWER = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LEAVE = Duration.ofSeconds(10);
  private static final Duration GLANCE = Duration.ofMillis(5);

  /** $1 is the program and $2 its configuration. */
  private static final String WRAPPER =
      """
      exec 3<&0
      trap '' INT
      "$1" "$2" 3<&- </dev/null &
      server=$!
      { cat <&3 >/dev/null; kill "$server" 2>/dev/null; } &
      exec 3<&-
      wait "$server"
      """;

  private final Process wrapper;
  private final String address;

  private RedisChild(Process wrapper, String address) {
    this.wrapper = wrapper;
    this.address = address;
  }

  /**
   * Starts one and waits until it has read its data.
   *
   * @param memory the most bytes it may use
   */
  static RedisChild start(RedisProgram program, Path folder, long memory)
      throws IOException, InterruptedException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    awaitEndOfPredecessor(folder);
    String password = password();
    int port = freePort();
    Path configuration = configure(folder, port, password, memory);
    String executable = program.file(folder).toString();
    Process wrapper =
        new ProcessBuilder(
                "sh", "-c", WRAPPER, "jacquard-redis", executable, configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    RedisChild child = new RedisChild(wrapper, "redis://:" + password + "@127.0.0.1:" + port);
    child.awaitAnswer(port, password);
    LOG.debugf("a redis-server runs port=%d", port);
    return child;
  }

  /** Where it is, with the password. */
  String address() {
    return address;
  }

  boolean alive() {
    return wrapper.isAlive();
  }

  /** Lets it end; waits until it has. */
  void close() {
    try {
      wrapper.getOutputStream().close();
      if (!wrapper.waitFor(LEAVE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("the redis-server takes long to end");
      }
    } catch (IOException e) {
      LOG.warnf("the redis-server cannot be told to end reason=%s", e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** One that a killed process left is about to end; two on the same files would ruin them. */
  private static void awaitEndOfPredecessor(Path folder) throws IOException, InterruptedException {
    Optional<ProcessHandle> predecessor = predecessor(folder);
    if (predecessor.isEmpty()) {
      return;
    }
    long end = System.nanoTime() + LEAVE.toNanos();
    while (predecessor.get().isAlive()) {
      if (System.nanoTime() - end > 0) {
        predecessor.get().destroyForcibly();
      }
      Thread.sleep(GLANCE);
    }
  }

  private static Optional<ProcessHandle> predecessor(Path folder) throws IOException {
    Path file = folder.resolve(PID);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String pid = Files.readString(file).strip();
    String configuration = folder.resolve(CONFIGURATION).toString();
    return (pid.matches("\\d{1,10}")
            ? ProcessHandle.of(Long.parseLong(pid))
            : Optional.<ProcessHandle>empty())
        .filter(process ->
            process.info().commandLine().filter(line -> line.contains(configuration)).isPresent());
  }

  private static Path configure(Path folder, int port, String password, long memory)
      throws IOException {
    String text =
        """
        bind 127.0.0.1
        port %d
        requirepass %s
        dir "%s"
        pidfile "%s"
        logfile "%s"
        loglevel warning
        daemonize no
        set-proc-title no
        save ""
        appendonly yes
        appendfsync always
        maxmemory %d
        maxmemory-policy volatile-lru
        """
            .formatted(
                port,
                password,
                quoted(folder),
                quoted(folder.resolve(PID)),
                quoted(folder.resolve("redis.log")),
                memory);
    Path file = folder.resolve(CONFIGURATION);
    Files.writeString(file, text);
    return file;
  }

  private static String quoted(Path path) {
    return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static String password() {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer(int port, String password) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answers(port, password)) {
      if (!wrapper.isAlive()) {
        throw new IOException("the redis-server ended at its start");
      }
      if (System.nanoTime() - end > 0) {
        close();
        throw new IOException("the redis-server did not get ready");
      }
      Thread.sleep(GLANCE);
    }
  }

  private static boolean answers(int port, String password) {
    try (Socket socket = new Socket()) {
      int patience = (int) LEAVE.toMillis();
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), patience);
      socket.setSoTimeout(patience);
      String hello = "AUTH " + password + "\r\nPING\r\nQUIT\r\n";
      socket.getOutputStream().write(hello.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(ANSWER);
      return new String(answer, StandardCharsets.US_ASCII).contains("+PONG");
    } catch (IOException _) {
      return false;
    }
  }
}
