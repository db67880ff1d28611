package io.jacquard.jac.lib.asyncio;

import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.execution.Execution;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Hands the baton around: who holds it runs, who waits stands in line or at a timer. */
final class Loop {
  private static final ThreadLocal<@Nullable Loop> CURRENT = new ThreadLocal<>();
  private static final long SLICE_NANOS = 50_000_000;

  private final Queue<Ticket> ready = new ArrayDeque<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::when).thenComparingLong(Timer::order));
  private final Set<PyFuture> tasks = ConcurrentHashMap.newKeySet();
  private final AtomicLong names = new AtomicLong();
  private final Execution owner;
  private boolean busy = true;
  private long orders;

  private Loop(Execution owner) {
    this.owner = owner;
  }

  /** One wait of one thread. */
  static final class Ticket {
    private final Semaphore turn = new Semaphore(0);
    private boolean queued;
  }

  private record Timer(long when, long order, Ticket ticket) {}

  /** The loop of this thread; an await outside of {@code asyncio.run} gets one of its own. */
  static Loop current() {
    Loop loop = CURRENT.get();
    if (loop == null || (loop.owner != Execution.current() && !loop.inside())) {
      loop = new Loop(Execution.current());
      CURRENT.set(loop);
    }
    return loop;
  }

  /** The tasks that have started and not ended. */
  Set<PyFuture> tasks() {
    return tasks;
  }

  String nextName() {
    return "Task-" + names.incrementAndGet();
  }

  private boolean inside() {
    return Identity.same(owner.reports(), Execution.current().reports());
  }

  static @Nullable Loop enter(@Nullable Loop loop) {
    Loop before = CURRENT.get();
    if (loop == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(loop);
    }
    return before;
  }

  static Loop fresh() {
    return new Loop(Execution.current());
  }

  /** Puts a waiting thread in line; whoever calls keeps the baton, unless nobody held it. */
  synchronized void wake(Ticket ticket) {
    if (ticket.queued) {
      return;
    }
    ticket.queued = true;
    if (busy) {
      ready.add(ticket);
    } else {
      busy = true;
      ticket.turn.release();
    }
  }

  /** Gives the baton to the next in line. */
  synchronized void pass() {
    Ticket next = ready.poll();
    if (next == null) {
      busy = false;
    } else {
      next.turn.release();
    }
  }

  private synchronized void startTimer(Ticket ticket, double seconds) {
    long delay = (long) Math.min(seconds * 1e9, Long.MAX_VALUE / 4.0);
    timers.add(new Timer(System.nanoTime() + Math.max(0, delay), orders++, ticket));
  }

  private synchronized void fireDue() {
    long now = System.nanoTime();
    for (Timer first = timers.peek();
        first != null && first.when() - now <= 0;
        first = timers.peek()) {
      timers.remove();
      wake(first.ticket());
    }
  }

  private synchronized void forget(Ticket ticket) {
    for (Iterator<Timer> all = timers.iterator(); all.hasNext(); ) {
      if (all.next().ticket() == ticket) {
        all.remove();
      }
    }
  }

  private synchronized long untilNextTimer() {
    Timer first = timers.peek();
    return first == null
        ? SLICE_NANOS
        : Math.clamp(first.when() - System.nanoTime(), 0, SLICE_NANOS);
  }

  /**
   * Waits without the baton until somebody wakes the ticket or the time is over, and returns with
   * the baton. A cancelled task and a call past its deadline leave with their error.
   */
  void park(Ticket ticket, double seconds) {
    if (Double.isFinite(seconds)) {
      startTimer(ticket, seconds);
    }
    pass();
    try {
      await(ticket);
    } catch (InterruptedException _) {
      retake(ticket);
      throw Exceptions.make(AsyncioModule.CANCELLED);
    } catch (RuntimeException failure) {
      retake(ticket);
      throw failure;
    } finally {
      forget(ticket);
    }
  }

  private void await(Ticket ticket) throws InterruptedException {
    fireDue();
    while (!ticket.turn.tryAcquire(untilNextTimer(), TimeUnit.NANOSECONDS)) {
      Execution.current().budget().check();
      fireDue();
    }
  }

  private void retake(Ticket ticket) {
    wake(ticket);
    ticket.turn.acquireUninterruptibly();
  }

  /** Waits for the first turn of a new task's thread. */
  void begin(Ticket ticket) {
    ticket.turn.acquireUninterruptibly();
  }
}
