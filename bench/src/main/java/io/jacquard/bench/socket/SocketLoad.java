package io.jacquard.bench.socket;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens many WebSockets to one walker of a server on this machine, and times broadcasts to them:
 * {@code SocketLoad PORT WALKER CONNECTIONS MESSAGES HOLD_SECONDS}.
 */
public final class SocketLoad {
  private static final Pattern SENT = Pattern.compile("\"reports\":\\[(\\d+)]");
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private final long[] latencies;
  private final AtomicInteger received = new AtomicInteger();
  private final CountDownLatch all;

  private SocketLoad(int frames) {
    this.latencies = new long[frames];
    this.all = new CountDownLatch(frames);
  }

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    int connections = Integer.parseInt(args[2]);
    int messages = Integer.parseInt(args[3]);
    SocketLoad load = new SocketLoad(connections * messages);
    List<Connection> open = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      try {
        open.add(Connection.open(port, args[1]));
      } catch (IOException e) {
        System.out.printf("no more than %d connections: %s%n", open.size(), e.getMessage());
        break;
      }
    }
    for (Connection connection : open) {
      Thread.ofVirtual().start(() -> load.listen(connection));
    }
    System.out.printf("open: %d connections%n", open.size());
    if (messages > 0) {
      load.broadcast(open.getFirst(), messages);
    }
    Thread.sleep(Duration.ofSeconds(Long.parseLong(args[4])));
    System.exit(0);
  }

  private void broadcast(Connection sender, int messages) throws Exception {
    for (int i = 0; i < messages; i++) {
      sender.send(1, "{\"sent\":" + System.nanoTime() + "}");
      Thread.sleep(BETWEEN);
    }
    boolean complete = all.await(30, TimeUnit.SECONDS);
    int count = received.get();
    long[] sorted = Arrays.copyOf(latencies, count);
    Arrays.sort(sorted);
    System.out.printf(
        "  %d frames%s: p50 %.1f ms, p99 %.1f ms, most %.1f ms%n",
        count,
        complete ? "" : " (others are missing)",
        millis(sorted[count / 2]),
        millis(sorted[(int) (count * 0.99)]),
        millis(sorted[count - 1]));
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }

  private void listen(Connection connection) {
    try {
      while (true) {
        Frame frame = connection.receive();
        if (frame.opcode() == PING) {
          connection.send(PONG, frame.text());
          continue;
        }
        Matcher matcher = SENT.matcher(frame.text());
        if (matcher.find()) {
          long took = System.nanoTime() - Long.parseLong(matcher.group(1));
          latencies[received.getAndIncrement()] = took;
          all.countDown();
        }
      }
    } catch (IOException e) {
      System.out.printf("a connection ended: %s%n", e.getMessage());
    }
  }

  private record Frame(int opcode, String text) {}

  private record Connection(DataInputStream in, OutputStream out) {
    static Connection open(int port, String walker) throws IOException {
      Socket socket = new Socket();
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(10_000); // a server that is full leaves us waiting
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
      String head =
          "GET /ws/%s HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  .formatted(walker)
              + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(socket.getInputStream(), 512));
      String answer = line(in);
      if (!answer.contains(" 101 ")) {
        socket.close();
        throw new IOException("answered " + answer);
      }
      String header = line(in);
      while (!header.isEmpty()) {
        header = line(in);
      }
      socket.setSoTimeout(0);
      return new Connection(in, socket.getOutputStream());
    }

    private static String line(DataInputStream in) throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
        if (c != '\r') {
          line.append((char) c);
        }
      }
      return line.toString();
    }

    Frame receive() throws IOException {
      int opcode = in.readUnsignedByte() & 15;
      long length = in.readUnsignedByte();
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = in.readLong();
      }
      byte[] payload = new byte[(int) length];
      in.readFully(payload);
      return new Frame(opcode, new String(payload, StandardCharsets.UTF_8));
    }

    /** A short frame under a mask of zeros. */
    synchronized void send(int opcode, String text) throws IOException {
      byte[] payload = text.getBytes(StandardCharsets.UTF_8);
      byte[] frame = new byte[6 + payload.length];
      frame[0] = (byte) (0x80 | opcode);
      frame[1] = (byte) (0x80 | payload.length);
      System.arraycopy(payload, 0, frame, 6, payload.length);
      out.write(frame);
    }
  }
}
