package io.jacquard.store.rocks;

import io.jacquard.store.CommitResult;
import io.jacquard.store.StoreException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/**
 * The one thread that writes. It takes what has arrived as a group, checks and applies the commits
 * in order of arrival, writes the group as one synced batch, and only then answers. While the disk
 * syncs the next group gathers, so that a sync is shared by all who wait for one.
 */
final class Committer implements AutoCloseable {
  private static final int LARGEST_GROUP = 2_048;
  private static final long LARGEST_BATCH_BYTES = 16L << 20;

  private final RocksDB db;
  private final Catalog catalog;
  private final Clock clock;
  private final ExpirySweep sweep;
  private final long sweepNanos;
  private final LinkedBlockingQueue<Task> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile @Nullable Throwable death;
  private long sequence;

  /** What the thread is asked to do. */
  private sealed interface Task {
    record Commit(PreparedCommit commit, CompletableFuture<CommitResult> future) implements Task {}

    record Alone(Work work, CompletableFuture<Void> future) implements Task {}

    record Stop() implements Task {}
  }

  /** Work that no commit may run beside. */
  @FunctionalInterface
  interface Work {
    void run() throws RocksDBException;
  }

  Committer(RocksDB db, Catalog catalog, RocksOptions options) throws RocksDBException {
    this.db = db;
    this.catalog = catalog;
    this.clock = options.clock();
    this.sweep = new ExpirySweep(db, catalog);
    this.sweepNanos = options.sweepEvery().toNanos();
    this.sequence = CommitGroup.readSequence(db);
    this.thread = Thread.ofPlatform().name("jacquard-committer").daemon(true).unstarted(this::run);
    thread.start();
  }

  CompletableFuture<CommitResult> submit(PreparedCommit commit) {
    CompletableFuture<CommitResult> future = new CompletableFuture<>();
    queue.add(new Task.Commit(commit, future));
    refuseWhenDead();
    return future;
  }

  /** Runs work on the committer thread, between two groups. */
  CompletableFuture<Void> alone(Work work) {
    CompletableFuture<Void> future = new CompletableFuture<>();
    queue.add(new Task.Alone(work, future));
    refuseWhenDead();
    return future;
  }

  /** Removes a portion of what has expired; the count. */
  int sweepNow() throws RocksDBException {
    return sweep.run(clock.millis());
  }

  /** Finishes everything submitted so far and ends the thread. */
  @Override
  public void close() {
    queue.add(new Task.Stop());
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      loop();
    } catch (RuntimeException | Error e) {
      death = e;
      System.getLogger(Committer.class.getName())
          .log(System.Logger.Level.ERROR, "the committer died; the store takes no more commits", e);
      refuseWhenDead();
    }
  }

  /** After the thread's death nobody shall wait for it. */
  private void refuseWhenDead() {
    Throwable cause = death;
    if (cause == null) {
      return;
    }
    StoreException refusal = new StoreException("the store has failed and must be reopened", cause);
    for (Task task = queue.poll(); task != null; task = queue.poll()) {
      switch (task) {
        case Task.Commit(_, var future) -> future.completeExceptionally(refusal);
        case Task.Alone(_, var future) -> future.completeExceptionally(refusal);
        case Task.Stop _ -> {}
      }
    }
  }

  private void loop() {
    List<Task> group = new ArrayList<>();
    long lastSweep = System.nanoTime();
    boolean running = true;
    while (running) {
      Task first = take();
      if (first != null) {
        group.add(first);
        queue.drainTo(group, LARGEST_GROUP - 1);
        running = work(group);
        group.clear();
      }
      if (System.nanoTime() - lastSweep > sweepNanos) {
        sweepQuietly();
        lastSweep = System.nanoTime();
      }
    }
  }

  private @Nullable Task take() {
    while (true) {
      try {
        return queue.poll(sweepNanos, TimeUnit.NANOSECONDS);
      } catch (InterruptedException _) {
        // nobody else owns this thread; it ends by a Stop alone
      }
    }
  }

  private boolean work(List<Task> tasks) {
    List<Task.Commit> commits = new ArrayList<>(tasks.size());
    for (Task task : tasks) {
      switch (task) {
        case Task.Commit commit -> commits.add(commit);
        case Task.Alone(Work work, CompletableFuture<Void> future) -> {
          write(commits);
          runAlone(work, future);
        }
        case Task.Stop _ -> {
          write(commits);
          return false;
        }
      }
    }
    write(commits);
    return true;
  }

  private void runAlone(Work work, CompletableFuture<Void> future) {
    try {
      work.run();
      future.complete(null);
    } catch (RocksDBException e) {
      future.completeExceptionally(new StoreException("the store failed: " + e.getMessage(), e));
    } catch (RuntimeException e) {
      future.completeExceptionally(e);
    }
  }

  /** Applies commits in groups of a bounded size; leaves the list empty. */
  private void write(List<Task.Commit> commits) {
    int done = 0;
    while (done < commits.size()) {
      done += writeGroup(commits.subList(done, commits.size()));
    }
    commits.clear();
  }

  private int writeGroup(List<Task.Commit> commits) {
    List<@Nullable CommitResult> results = new ArrayList<>(commits.size());
    try (CommitGroup group = new CommitGroup(db, catalog, clock.millis(), sequence);
        WriteOptions synced = new WriteOptions().setSync(true)) {
      for (Task.Commit task : commits) {
        results.add(apply(group, task));
        if (group.bytes() > LARGEST_BATCH_BYTES) {
          break;
        }
      }
      sequence = group.sequence();
      group.write(synced);
    } catch (RocksDBException e) {
      fail(commits.subList(0, results.size()), e);
      return results.size();
    } catch (RuntimeException | Error e) {
      fail(commits, e);
      throw e;
    }
    for (int i = 0; i < results.size(); i++) {
      CommitResult result = results.get(i);
      if (result != null) {
        commits.get(i).future().complete(result);
      }
    }
    return results.size();
  }

  private static void fail(List<Task.Commit> commits, Throwable cause) {
    StoreException failure =
        new StoreException(
            "the store could not write; whether the commit happened is unknown: "
                + cause.getMessage(),
            cause);
    commits.forEach(task -> task.future().completeExceptionally(failure));
  }

  /** The result, or {@code null} when the commit itself could not be worked and was told so. */
  private @Nullable CommitResult apply(CommitGroup group, Task.Commit task) {
    try {
      return group.apply(task.commit());
    } catch (RocksDBException e) {
      task.future()
          .completeExceptionally(new StoreException("the store failed: " + e.getMessage(), e));
    } catch (RuntimeException e) {
      task.future().completeExceptionally(e);
    }
    return null;
  }

  private void sweepQuietly() {
    try {
      sweepNow();
    } catch (RocksDBException | RuntimeException e) {
      System.getLogger(Committer.class.getName())
          .log(System.Logger.Level.WARNING, "expired documents were not removed", e);
    }
  }
}
