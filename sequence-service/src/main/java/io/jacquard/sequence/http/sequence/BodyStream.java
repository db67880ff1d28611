package io.jacquard.sequence.http.sequence;

import io.jacquard.sequence.archive.SenderGoneException;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A request's body, or a part of it, for a thread that waits for it; the client is held back while
 * nobody reads.
 */
final class BodyStream extends InputStream {
  private static final byte[] END = {};
  private static final byte[] GONE = {};
  private static final long PATIENCE_SECONDS = 60;

  private final ReadStream<Buffer> source;
  private final Context context;
  private final LinkedBlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>();
  private byte[] current = END;
  private int at;
  private boolean ended;

  /** Begins; called on the request's own thread. */
  BodyStream(ReadStream<Buffer> source, Context context) {
    this.source = source;
    this.context = context;
    source.pause();
    source.handler((Buffer chunk) -> arrived.add(chunk.getBytes()));
    source.endHandler(_ -> arrived.add(END));
    source.exceptionHandler(_ -> breakOff());
  }

  /** The sender is gone. */
  void breakOff() {
    arrived.add(GONE);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (at == current.length && !ended) {
      next();
    }
    if (ended) {
      return -1;
    }
    int count = Math.min(length, current.length - at);
    System.arraycopy(current, at, bytes, offset, count);
    at += count;
    return count;
  }

  @SuppressWarnings("ReferenceEquality") // the marks are told from empty chunks by what they are
  private void next() throws IOException {
    if (arrived.isEmpty()) {
      context.runOnContext(_ -> source.fetch(1));
    }
    byte[] chunk;
    try {
      chunk = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the read was interrupted");
    }
    if (chunk == null || chunk == GONE) {
      throw new SenderGoneException();
    }
    ended = chunk == END;
    current = chunk;
    at = 0;
  }
}
