package io.jacquard.jac.runtime.execution;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The platform threads on which programs run tasks beside their own thread. Bounded: beyond the
 * bound a task runs at once on the thread that starts it, so tasks that wait for tasks never block
 * each other for good.
 */
final class TaskPool {
  private static final int MAX_THREADS = 128;
  private static final long STACK_BYTES = 16L << 20;
  private static final long IDLE_SECONDS = 10;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private static final ThreadPoolExecutor THREADS =
      new ThreadPoolExecutor(
          0,
          MAX_THREADS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          TaskPool::thread,
          new ThreadPoolExecutor.CallerRunsPolicy());

  private TaskPool() {}

  static <T> Future<T> submit(Callable<T> task) {
    return THREADS.submit(task);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "jac-task-" + COUNT.incrementAndGet(), STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }
}
