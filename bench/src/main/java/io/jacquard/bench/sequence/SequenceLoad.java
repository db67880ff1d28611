package io.jacquard.bench.sequence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times a hub on this machine. Run by {@code bench/protocols/sequences} with a port and what to do:
 * {@code starts SEQUENCE COUNT PAUSE}, {@code process COUNT}, {@code through SEQUENCE TYPE
 * MEGABYTES}, {@code idle SEQUENCE COUNT} or {@code paused SEQUENCE SERVER SECONDS}.
 */
public final class SequenceLoad {
  private static final int CHUNK = 256 << 10;
  private static final double MEGA = 1e6;
  private final int port;

  private SequenceLoad(int port) {
    this.port = port;
  }

  public static void main(String[] args) throws Exception {
    SequenceLoad load = new SequenceLoad(Integer.parseInt(args[0]));
    switch (args[1]) {
      case "starts" -> load.starts(args[2], Integer.parseInt(args[3]), Long.parseLong(args[4]));
      case "process" -> process(Integer.parseInt(args[2]));
      case "through" -> load.through(args[2], args[3], Integer.parseInt(args[4]));
      case "idle" -> load.idle(args[2], Integer.parseInt(args[3]));
      case "paused" -> load.paused(args[2], Long.parseLong(args[3]), Integer.parseInt(args[4]));
      default -> throw new IllegalArgumentException("unknown: " + args[1]);
    }
  }

  /** From the request to start until the first byte of output, one after the other. */
  private void starts(String sequence, int count, long pauseMillis) throws Exception {
    double[] millis = new double[count];
    for (int i = 0; i < count; i++) {
      long begin = System.nanoTime();
      String instance = start(sequence);
      try (Socket socket = socket()) {
        InputStream output = open(socket, instance);
        output.read();
        millis[i] = (System.nanoTime() - begin) / MEGA;
      }
      kill(instance);
      Thread.sleep(pauseMillis);
    }
    summary("start to first byte", millis);
  }

  /** What node takes by itself to write a byte: no start that makes a process can take less. */
  private static void process(int count) throws Exception {
    double[] millis = new double[count];
    for (int i = 0; i < count; i++) {
      long begin = System.nanoTime();
      Process node = new ProcessBuilder("node", "-e", "process.stdout.write('x')").start();
      node.getInputStream().read();
      millis[i] = (System.nanoTime() - begin) / MEGA;
      node.waitFor();
    }
    summary("node alone to first byte", millis);
  }

  private static void summary(String what, double[] millis) {
    Arrays.sort(millis);
    int count = millis.length;
    print(
        "%s: least %.1f ms, p50 %.1f ms, p90 %.1f ms, most %.1f ms (%d starts)",
        what, millis[0], millis[count / 2], millis[count * 9 / 10], millis[count - 1], count);
  }

  /** One instance fed as fast as it takes, and read. */
  private void through(String sequence, String type, int megabytes) throws Exception {
    byte[] body = type.endsWith("json") ? objects() : new byte[CHUNK];
    String instance = start(sequence);
    long total = megabytes * (long) MEGA / body.length * body.length;
    try (Socket in = socket();
        Socket out = socket()) {
      InputStream output = open(out, instance);
      long begin = System.nanoTime();
      var sending = CompletableFuture.runAsync(() -> send(in, instance, type, body, total));
      long read = drain(output);
      double seconds = (System.nanoTime() - begin) / 1e9;
      sending.join();
      if (read < total) {
        throw new IOException("sent " + total + " bytes, read " + read);
      }
      print(
          "%s, %d MB in and out: %.0f MB/s (%.2f s)",
          type, megabytes, total / MEGA / seconds, seconds);
    }
    kill(instance);
  }

  /** What instances that do nothing cost. */
  private void idle(String sequence, int count) throws Exception {
    List<String> instances = new ArrayList<>();
    long resident = 0;
    long own = 0;
    for (int i = 0; i < count; i++) {
      instances.add(start(sequence));
    }
    for (String instance : instances) {
      long process = Long.parseLong(field(health(instance), "processId"));
      resident += all(process, "Rss");
      own += all(process, "Private_Clean") + all(process, "Private_Dirty");
    }
    print(
        "idle instance: resident %.1f MB, of its own %.1f MB (%d instances)",
        resident / MEGA / count, own / MEGA / count, count);
    for (String instance : instances) {
      kill(instance);
    }
  }

  /** A producer at full speed whose reader has paused: memory of the hub and of the instance. */
  private void paused(String sequence, long server, int seconds) throws Exception {
    String instance = start(sequence);
    long process = Long.parseLong(field(health(instance), "processId"));
    try (Socket socket = socket()) {
      InputStream output = open(socket, instance);
      output.readNBytes(CHUNK);
      for (int passed = 0; passed <= seconds; passed += Math.max(1, seconds / 10)) {
        print(
            "paused for %d s: hub %.0f MB, instance %.0f MB",
            passed, memory(server, "Rss") / MEGA, all(process, "Rss") / MEGA);
        Thread.sleep(1000L * Math.max(1, seconds / 10));
      }
      output.readNBytes(64 * CHUNK);
      print("it goes on when read");
    }
    kill(instance);
  }

  private static byte[] objects() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 4000; i++) {
      lines.append("{\"id\":").append(100_000 + i).append(",\"name\":\"item ").append(i);
      lines.append("\",\"tags\":[1,2,3]}\n");
    }
    return lines.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void send(Socket socket, String instance, String type, byte[] body, long total) {
    try {
      OutputStream out = socket.getOutputStream();
      List<String> head =
          List.of(
              "POST /api/v1/instance/" + instance + "/input HTTP/1.1",
              "Host: 127.0.0.1",
              "Content-Type: " + type,
              "Content-Length: " + total,
              "\r\n");
      out.write(String.join("\r\n", head).getBytes(StandardCharsets.US_ASCII));
      for (long sent = 0; sent < total; sent += body.length) {
        out.write(body);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The stream of an instance's output, after the head of the answer. */
  private static InputStream open(Socket socket, String instance) throws IOException {
    String head =
        "GET /api/v1/instance/" + instance + "/output HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    int matched = 0;
    while (matched < 4) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no answer");
      }
      matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
    }
    return in;
  }

  /** Reads to the last chunk; the sizes of chunks count as well, which is a few in a thousand. */
  private static long drain(InputStream in) throws IOException {
    byte[] buffer = new byte[CHUNK];
    long total = 0;
    int count = in.read(buffer);
    while (count >= 0) {
      total += count;
      if (count >= 5
          && new String(buffer, count - 5, 5, StandardCharsets.US_ASCII).equals("0\r\n\r\n")) {
        return total;
      }
      count = in.read(buffer);
    }
    throw new IOException("the stream broke after " + total + " bytes");
  }

  private Socket socket() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private String start(String sequence) throws IOException {
    return field(call("POST", "sequence/" + sequence + "/start", "{}"), "id");
  }

  private void kill(String instance) throws IOException {
    call("POST", "instance/" + instance + "/_kill", "{\"removeImmediately\":true}");
  }

  private String health(String instance) throws IOException {
    return call("GET", "instance/" + instance + "/health", "");
  }

  /** The plainest client, so that little of what is measured is its own. */
  private String call(String method, String path, String json) throws IOException {
    try (Socket socket = socket()) {
      List<String> request =
          List.of(
              method + " /api/v1/" + path + " HTTP/1.1",
              "Host: 127.0.0.1",
              "Content-Type: application/json",
              "Content-Length: " + json.length(),
              "Connection: close",
              "",
              json);
      socket
          .getOutputStream()
          .write(String.join("\r\n", request).getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
  }

  private static String field(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(json);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + name + " in " + json);
    }
    return matcher.group(1);
  }

  /** That of a process and of those that it began, as the wall around an instance begins it. */
  private static long all(long process, String kind) throws IOException {
    long sum = memory(process, kind);
    List<Long> children =
        ProcessHandle.of(process).stream()
            .flatMap(ProcessHandle::descendants)
            .map(ProcessHandle::pid)
            .toList();
    for (long child : children) {
      sum += memory(child, kind);
    }
    return sum;
  }

  private static long memory(long process, String kind) throws IOException {
    Path file = Path.of("/proc", Long.toString(process), "smaps_rollup");
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith(kind + ":")) {
        return Long.parseLong(line.replaceAll("\\D", "")) << 10;
      }
    }
    throw new IOException("no " + kind + " of process " + process);
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, "  " + format + "%n", values);
  }
}
