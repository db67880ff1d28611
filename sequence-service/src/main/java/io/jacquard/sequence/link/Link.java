package io.jacquard.sequence.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The hub's end of the one connection to a runner. Callers never wait: what is to be sent is
 * bounded by the credit that the runner gives.
 */
public final class Link implements Outgoing, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Link.class);
  private static final int GATHERED = 64;

  /** The most bytes of one stream that are on their way. */
  public static final int WINDOW = 1 << 20;

  /** The most bytes of one frame of data. */
  public static final int FRAME = 64 << 10;

  private final SocketChannel socket;
  private final LinkLoop loop;
  private final SelectionKey key;
  private final Deque<ByteBuffer> outgoing = new ArrayDeque<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Frames frames;
  private volatile boolean closed;

  private Link(SocketChannel socket) throws IOException {
    this.socket = socket;
    this.loop = LinkLoop.any();
    this.key = loop.take(socket, this);
  }

  /** Connects and can write; nothing is read before {@link #start}. */
  public static Link connect(Path path) throws IOException {
    SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      socket.connect(UnixDomainSocketAddress.of(path));
      socket.configureBlocking(false);
      return new Link(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Begins to read; the listener must not wait. */
  public void start(LinkListener listener) {
    frames = new Frames(listener);
    loop.want(key, SelectionKey.OP_READ);
  }

  @Override
  public void data(Channel channel, ByteBuffer bytes) {
    ByteBuffer head = Frames.data(channel, bytes.remaining());
    synchronized (outgoing) {
      if (outgoing.isEmpty()) {
        writeNow(head, bytes);
      }
      if (bytes.hasRemaining()) {
        ByteBuffer rest = ByteBuffer.allocate(head.remaining() + bytes.remaining());
        send(rest.put(head).put(bytes).flip());
      }
    }
  }

  /** Writes what the system takes at once. */
  private void writeNow(ByteBuffer head, ByteBuffer bytes) {
    try {
      if (!closed) {
        socket.write(new ByteBuffer[] {head, bytes});
      }
    } catch (IOException e) {
      LOG.debugf("a runner takes no more reason=%s", e.getMessage());
    }
  }

  @Override
  public void end(Channel channel) {
    send(Frames.end(channel));
  }

  @Override
  public void credit(Channel channel, int count) {
    send(Frames.credit(channel, count));
  }

  @Override
  public void message(JsonNode message) {
    send(Frames.message(message));
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
    }
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debugf("a connection to a runner was not closed reason=%s", e.getMessage());
    }
    ended.countDown();
  }

  private void send(ByteBuffer... frame) {
    synchronized (outgoing) {
      if (closed) {
        return;
      }
      boolean first = outgoing.isEmpty();
      Collections.addAll(outgoing, frame);
      if (first) {
        flush();
      }
    }
  }

  /** There is room again for what could not be written. */
  void writable() {
    synchronized (outgoing) {
      key.interestOpsAnd(~SelectionKey.OP_WRITE);
      flush();
    }
  }

  private void flush() {
    try {
      while (!outgoing.isEmpty()) {
        ByteBuffer[] some = first();
        socket.write(some);
        while (!outgoing.isEmpty() && !outgoing.element().hasRemaining()) {
          outgoing.remove();
        }
        if (some[some.length - 1].hasRemaining()) {
          loop.want(key, SelectionKey.OP_WRITE);
          return;
        }
      }
    } catch (IOException e) {
      // what the runner has sent before it went is still to be read
      LOG.debugf("a runner takes no more reason=%s", e.getMessage());
      outgoing.clear();
    }
  }

  private ByteBuffer[] first() {
    ByteBuffer[] some = new ByteBuffer[Math.min(GATHERED, outgoing.size())];
    int count = 0;
    for (ByteBuffer frame : outgoing) {
      if (count == some.length) {
        break;
      }
      some[count++] = frame;
    }
    return some;
  }

  /** There is something to read. */
  void readable(ByteBuffer buffer) {
    Frames reading = frames;
    try {
      if (reading == null || socket.read(buffer) < 0) {
        close();
        return;
      }
      reading.accept(buffer.flip());
    } catch (IOException e) {
      LOG.debugf("the connection to a runner ended reason=%s", e.getMessage());
      close();
    } catch (RuntimeException e) {
      LOG.errorf(e, "a runner said what cannot be understood");
      close();
    }
  }
}
