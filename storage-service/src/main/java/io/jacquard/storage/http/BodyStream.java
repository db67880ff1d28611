package io.jacquard.storage.http;

import io.jacquard.commons.problem.ProblemException;
import io.jacquard.storage.file.StorageProblem;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A request's body for a thread that may wait. The sender is held up while there is enough to read,
 * so that a body of any size takes the same memory.
 */
final class BodyStream extends InputStream {
  private static final int ENOUGH = 1 << 20;

  private final HttpServerRequest request;
  private final Context loop;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Deque<Buffer> waiting = new ArrayDeque<>();
  private int waitingBytes;
  private boolean held = true;
  private boolean ended;
  private boolean asked;
  private @Nullable Throwable failure;
  private Buffer current = Buffer.buffer();
  private int read;

  private BodyStream(HttpServerRequest request, Context loop, Duration patience) {
    this.request = request;
    this.loop = loop;
    this.patience = patience;
  }

  /**
   * The body of a request that nobody has read from; called on its event loop.
   *
   * @param patience how long the sender may stand still
   */
  static BodyStream of(HttpServerRequest request, Context loop, Duration patience) {
    BodyStream body = new BodyStream(request, loop, patience);
    request.pause();
    request.handler(body::add);
    request.endHandler(_ -> body.end(null));
    request.exceptionHandler(body::end);
    return body;
  }

  /** Whatever comes is dropped. */
  void ignore() {
    request.handler(_ -> {});
    request.resume();
  }

  private void add(Buffer buffer) {
    lock.lock();
    try {
      waiting.add(buffer);
      waitingBytes += buffer.length();
      if (waitingBytes >= ENOUGH && !held) {
        held = true;
        request.pause();
      }
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  private void end(@Nullable Throwable reason) {
    lock.lock();
    try {
      ended = true;
      failure = reason;
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    while (read == current.length()) {
      Buffer next = next();
      if (next == null) {
        return -1;
      }
      current = next;
      read = 0;
    }
    int count = Math.min(length, current.length() - read);
    current.getBytes(read, read + count, into, from);
    read += count;
    return count;
  }

  private @Nullable Buffer next() throws IOException {
    if (!asked) {
      asked = true;
      invite();
    }
    lock.lock();
    try {
      long left = patience.toNanos();
      while (waiting.isEmpty()) {
        if (failure != null) {
          throw new IOException("the sender has gone", failure);
        }
        if (ended) {
          return null;
        }
        release();
        if (left <= 0) {
          throw new ProblemException(
              StorageProblem.UPLOAD_TIMEOUT, StorageProblem.UPLOAD_TIMEOUT.title());
        }
        left = arrived.awaitNanos(left);
      }
      Buffer next = waiting.remove();
      waitingBytes -= next.length();
      if (waitingBytes < ENOUGH / 2) {
        release();
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the service is stopping", e);
    } finally {
      lock.unlock();
    }
  }

  /** A client that asks before it sends a large body waits for this. */
  private void invite() {
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
  }

  private void release() {
    if (held && !ended) {
      held = false;
      loop.runOnContext(_ -> resume());
    }
  }

  /** Unless so much has come since that the sender was held again. */
  private void resume() {
    lock.lock();
    try {
      if (!held) {
        request.resume();
      }
    } finally {
      lock.unlock();
    }
  }
}
