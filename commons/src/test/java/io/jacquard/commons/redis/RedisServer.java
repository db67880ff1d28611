package io.jacquard.commons.redis;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A redis-server of a test's own, that the test may pause, flush, kill and start again. */
public final class RedisServer implements AutoCloseable {
  private static final String COMMAND = "redis-server";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final int port;
  private Process process;

  private RedisServer(int port) throws IOException, InterruptedException {
    this.port = port;
    this.process = launch();
    awaitAnswer();
  }

  /** Whether there is a redis-server on the PATH; for {@code EnabledIf}. */
  public static boolean installed() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, COMMAND)));
  }

  /** Starts one that keeps nothing on the disk. */
  public static RedisServer start() throws IOException, InterruptedException {
    return new RedisServer(freePort());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Process launch() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(COMMAND, "--port", Integer.toString(port), "--bind", "127.0.0.1");
    builder.command().addAll(List.of("--save", "", "--appendonly", "no"));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void awaitAnswer() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!command("PING").startsWith("+PONG")) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("redis-server does not answer");
      }
      Thread.sleep(20);
    }
  }

  /** Its address. */
  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** Forgets everything, as an operator might make it do. */
  public void flush() {
    command("FLUSHALL");
  }

  /** Sends one command; the first piece of the answer, empty when there is none. */
  public String command(String text) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
      byte[] answer = new byte[65_536];
      int read = socket.getInputStream().read(answer);
      return read < 0 ? "" : new String(answer, 0, read, StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    }
  }

  /** Ends it as a power cut would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts it again, empty. */
  public void restart() throws IOException, InterruptedException {
    process = launch();
    awaitAnswer();
  }

  /** Makes it take connections and answer nothing. */
  public void pause() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** Ends a pause. */
  public void resume() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
