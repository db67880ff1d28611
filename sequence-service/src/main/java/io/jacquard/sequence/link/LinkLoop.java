package io.jacquard.sequence.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * A thread that serves connections to runners: it reads all of them, and writes what could not be
 * written at once. What it calls must not wait.
 */
final class LinkLoop {
  private static final Logger LOG = Logger.getLogger(LinkLoop.class);
  private static final int READ = 256 << 10;
  private static final int MOST_THREADS = 4;
  private static final LinkLoop[] ALL = begin();
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final Selector selector;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ);

  private LinkLoop(int number) {
    try {
      this.selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name("runner-links-" + number).start(this::run);
  }

  private static LinkLoop[] begin() {
    int threads = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_THREADS);
    return IntStream.range(0, threads).mapToObj(LinkLoop::new).toArray(LinkLoop[]::new);
  }

  /** The loop of a new connection. */
  static LinkLoop any() {
    return ALL[Math.floorMod(NEXT.getAndIncrement(), ALL.length)];
  }

  /** Takes a connection, in which there is no interest yet. */
  SelectionKey take(SocketChannel socket, Link link) throws IOException {
    return socket.register(selector, 0, link);
  }

  /** Is interested in more from now on. */
  void want(SelectionKey key, int operation) {
    try {
      key.interestOpsOr(operation);
      selector.wakeup();
    } catch (CancelledKeyException _) {
      // it has been closed meanwhile
    }
  }

  private void run() {
    while (true) {
      try {
        selector.select(this::serve);
      } catch (IOException | RuntimeException e) {
        LOG.errorf(e, "a connection to a runner was not served");
      }
    }
  }

  private void serve(SelectionKey key) {
    if (!(key.attachment() instanceof Link link)) {
      return;
    }
    try {
      if (key.isWritable()) {
        link.writable();
      }
      if (key.isReadable()) {
        buffer.clear();
        link.readable(buffer);
      }
    } catch (CancelledKeyException _) {
      link.close();
    }
  }
}
