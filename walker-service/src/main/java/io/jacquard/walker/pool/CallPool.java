package io.jacquard.walker.pool;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.threads.EnhancedQueueExecutor;

/**
 * Platform threads with deep stacks, because a program may compute for long and recurse; a bounded
 * number of them and of waiting calls. The thread that became idle last is taken first, so that few
 * are warm under little load.
 */
@Singleton
public final class CallPool {
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int KEPT_THREADS = 8;

  private final EnhancedQueueExecutor executor;
  private final int queue;

  @Inject
  CallPool(PoolConfig config) {
    this.queue = config.queue();
    this.executor =
        new EnhancedQueueExecutor.Builder()
            .setCorePoolSize(Math.min(config.threads(), KEPT_THREADS))
            .setMaximumPoolSize(config.threads())
            .setMaximumQueueSize(config.queue())
            .setKeepAliveTime(IDLE)
            .setThreadFactory(threads(config.stackMb()))
            .setRegisterMBean(false)
            .build();
  }

  private static ThreadFactory threads(int stackMb) {
    AtomicLong count = new AtomicLong();
    return task -> {
      String name = "jacquard-call-" + count.incrementAndGet();
      Thread thread = new Thread(null, task, name, (long) stackMb << 20);
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Runs the task on a thread of the pool; false when as much is waiting as may wait. */
  public boolean offer(Runnable task) {
    try {
      executor.execute(task);
      return true;
    } catch (RejectedExecutionException _) {
      return false;
    }
  }

  /** Whether as much is waiting as may wait, so that the next task would be refused. */
  public boolean isSaturated() {
    return executor.getQueueSize() >= queue;
  }

  /** Tasks that wait for a thread. */
  public int waiting() {
    return executor.getQueueSize();
  }

  /** Lets running calls finish. */
  @PreDestroy
  void close() throws InterruptedException {
    executor.shutdown();
    if (!executor.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      executor.shutdownNow();
    }
  }
}
