package io.jacquard.walker.stream;

import io.jacquard.graph.ConflictException;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.walker.json.StreamFormat;
import io.jacquard.walker.program.Tracebacks;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * One stream on its way to one peer. It makes items while the peer keeps up; when too much is
 * unsent it gives its thread back and goes on, on another one, once the peer has caught up. So a
 * slow peer costs neither memory nor a thread.
 */
public final class StreamRun {
  private static final Logger LOG = Logger.getLogger(StreamRun.class);
  private static final int MOST_UNSENT = 64 << 10;
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

  private final ReportStream stream;
  private final StreamFormat format;
  private final StreamSink sink;
  private final Predicate<Runnable> pool;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private int unsent;
  private State state = State.RUNNING;
  private boolean cancelled;
  private boolean expired;

  private enum State {
    RUNNING,
    WAITING,
    ENDED
  }

  /**
   * @param pool runs a task on a thread for program code; false when it is too busy
   */
  public StreamRun(
      ReportStream stream, StreamFormat format, StreamSink sink, Predicate<Runnable> pool) {
    this.stream = stream;
    this.format = format;
    this.sink = sink;
    this.pool = pool;
  }

  /** Starts on the running thread, which is one of the pool. */
  public void start() {
    CompletableFuture<Void> timer = new CompletableFuture<>();
    var _ =
        timer
            .orTimeout(stream.limit().toNanos(), TimeUnit.NANOSECONDS)
            .whenComplete((_, timeout) -> {
              if (timeout != null) {
                expire();
              }
            });
    var _ = ended.thenRun(() -> timer.complete(null));
    proceed();
  }

  /** Completes when the stream is over, however it ended. */
  public CompletableFuture<Void> ended() {
    return ended;
  }

  /** The peer has gone: the generator ends at its current item, and what it wrote is dropped. */
  public void cancel() {
    boolean idle;
    synchronized (this) {
      cancelled = true;
      idle = leaveWaiting();
    }
    if (idle) {
      schedule();
    }
  }

  /** Notes that the peer took this much, and goes on when that was waited for. */
  private void taken(int sent) {
    boolean idle;
    synchronized (this) {
      unsent -= sent;
      idle = leaveWaiting();
    }
    if (idle) {
      schedule();
    }
  }

  private void expire() {
    boolean idle;
    synchronized (this) {
      expired = true;
      idle = leaveWaiting();
    }
    if (idle) {
      schedule();
    }
  }

  /** Whether nobody works on the stream, so that the caller has to see to it. */
  private boolean leaveWaiting() {
    boolean idle = state == State.WAITING;
    if (idle) {
      state = State.RUNNING;
    }
    return idle;
  }

  private void schedule() {
    if (!pool.test(this::proceed)) {
      LATER.execute(this::schedule);
    }
  }

  private void proceed() {
    try {
      while (mayProceed()) {
        byte[] piece = stream.next(format);
        if (piece == null) {
          stream.finish();
          over(sink::end);
          return;
        }
        send(piece);
      }
      if (isCancelled()) {
        stream.abandon();
        over(() -> {});
      }
    } catch (JacError e) {
      broken(Tracebacks.render(e));
    } catch (ConflictException | StackOverflowError e) {
      broken(e.toString());
    } catch (RuntimeException e) {
      LOG.error("a stream broke", e);
      broken(e.toString());
    }
  }

  /** Whether the next item may be made now; else the stream was cancelled or waits for its peer. */
  private synchronized boolean mayProceed() {
    if (!cancelled && !expired && unsent >= MOST_UNSENT) {
      state = State.WAITING;
    }
    return !cancelled && state == State.RUNNING;
  }

  private synchronized boolean isCancelled() {
    return cancelled && state == State.RUNNING;
  }

  private void send(byte[] piece) {
    int weight = sink.weight(piece);
    synchronized (this) {
      unsent += weight;
    }
    sink.send(piece)
        .whenComplete((_, failure) -> {
          if (failure == null) {
            taken(weight);
          } else {
            cancel();
          }
        });
  }

  private void broken(String reason) {
    String incident = UUID.randomUUID().toString();
    LOG.errorf("stream broke incident=%s endpoint=%s%n%s", incident, stream.endpoint(), reason);
    over(() -> sink.fail(incident));
  }

  private void over(Runnable last) {
    synchronized (this) {
      state = State.ENDED;
    }
    last.run();
    ended.complete(null);
  }
}
