package io.jacquard.sequence.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The hub's end of the one connection to a runner: frames of a type, a channel, a length and bytes.
 * Callers never wait: what is to be sent is bounded by the credit that the runner gives.
 */
public final class Link implements Outgoing, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Link.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DATA = 1;
  private static final int END = 2;
  private static final int CREDIT = 3;
  private static final int MESSAGE = 4;
  private static final int RECEIVED = 5;
  private static final int HEADER = 6;
  private static final int LENGTH = 2;
  private static final int READ = 256 << 10;
  private static final int LARGEST = 16 << 20;
  private static final int GATHERED = 64;
  private static final byte[] NOTHING = {};

  /** The most bytes of one stream that are on their way. */
  public static final int WINDOW = 1 << 20;

  /** The most bytes of one frame of data. */
  public static final int FRAME = 64 << 10;

  private final SocketChannel socket;
  private final Deque<ByteBuffer> outgoing = new ArrayDeque<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean closed;

  private Link(SocketChannel socket) {
    this.socket = socket;
  }

  /** Connects and can write; nothing is read before {@link #start}. */
  static Link connect(Path path) throws IOException {
    SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      socket.connect(UnixDomainSocketAddress.of(path));
      Link link = new Link(socket);
      Thread.ofVirtual().name("runner-writer").start(link::write);
      return link;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Begins to read. */
  public void start(LinkListener listener) {
    Thread.ofVirtual().name("runner-reader").start(() -> read(listener));
  }

  @Override
  public void data(Channel channel, byte[] bytes, int offset, int length) {
    ByteBuffer head = frame(DATA, channel, 0).putInt(LENGTH, length).flip();
    send(head, ByteBuffer.wrap(bytes, offset, length));
  }

  @Override
  public void end(Channel channel) {
    send(frame(END, channel, 0).flip());
  }

  @Override
  public void credit(Channel channel, int count) {
    send(frame(CREDIT, channel, Integer.BYTES).putInt(count).flip());
  }

  @Override
  public void message(JsonNode message) {
    try {
      byte[] bytes = JSON.writeValueAsBytes(message);
      send(frame(MESSAGE, Channel.CONTROL, bytes.length).put(bytes).flip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until everything that the runner sent was read. */
  public boolean awaitEnd(long millis) throws InterruptedException {
    return ended.await(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    closed = true;
    synchronized (outgoing) {
      outgoing.clear();
      outgoing.notifyAll();
    }
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debugf("a connection to a runner was not closed reason=%s", e.getMessage());
    }
  }

  private static ByteBuffer frame(int type, Channel channel, int length) {
    return ByteBuffer.allocate(HEADER + length)
        .put((byte) type)
        .put((byte) channel.number())
        .putInt(length);
  }

  private void send(ByteBuffer... frame) {
    synchronized (outgoing) {
      if (!closed) {
        Collections.addAll(outgoing, frame);
        outgoing.notifyAll();
      }
    }
  }

  private void write() {
    ByteBuffer[] some = new ByteBuffer[GATHERED];
    try {
      while (true) {
        int count = take(some);
        if (count == 0) {
          return;
        }
        while (some[count - 1].hasRemaining()) {
          socket.write(some, 0, count);
        }
      }
    } catch (IOException | InterruptedException _) {
      close();
    }
  }

  private int take(ByteBuffer[] some) throws InterruptedException {
    synchronized (outgoing) {
      while (outgoing.isEmpty() && !closed) {
        outgoing.wait();
      }
      int count = 0;
      while (count < some.length && !outgoing.isEmpty()) {
        some[count++] = outgoing.remove();
      }
      return count;
    }
  }

  private void read(LinkListener listener) {
    try {
      receive(listener);
    } catch (IOException e) {
      LOG.debugf("the connection to a runner ended reason=%s", e.getMessage());
    } catch (RuntimeException e) {
      LOG.errorf(e, "a runner said what cannot be understood");
    } finally {
      close();
      ended.countDown();
    }
  }

  private void receive(LinkListener listener) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(READ);
    while (socket.read(buffer) >= 0) {
      buffer.flip();
      while (buffer.remaining() >= HEADER && whole(buffer)) {
        dispatch(buffer, listener);
      }
      buffer = room(buffer);
    }
  }

  private static boolean whole(ByteBuffer buffer) throws IOException {
    int length = buffer.getInt(buffer.position() + LENGTH);
    if (length < 0 || length > LARGEST) {
      throw new IOException("a frame of " + length + " bytes");
    }
    return buffer.remaining() >= HEADER + length;
  }

  /** The buffer ready for more, large enough for the frame that has begun. */
  private static ByteBuffer room(ByteBuffer buffer) {
    int needed =
        buffer.remaining() >= HEADER ? HEADER + buffer.getInt(buffer.position() + LENGTH) : HEADER;
    if (needed <= buffer.capacity()) {
      return buffer.compact();
    }
    return ByteBuffer.allocateDirect(needed).put(buffer);
  }

  private static void dispatch(ByteBuffer buffer, LinkListener listener) throws IOException {
    int type = buffer.get();
    Channel channel = Channel.of(buffer.get());
    int length = buffer.getInt();
    if (type == CREDIT) {
      listener.credit(channel, buffer.getInt());
      return;
    }
    if (type == RECEIVED) {
      listener.received(channel, buffer.getInt());
      return;
    }
    byte[] bytes = length == 0 ? NOTHING : new byte[length];
    buffer.get(bytes);
    switch (type) {
      case DATA -> listener.data(channel, bytes);
      case END -> listener.end(channel);
      case MESSAGE -> listener.message(JSON.readTree(bytes));
      default -> throw new IOException("a frame of type " + type);
    }
  }
}
