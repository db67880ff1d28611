package io.jacquard.store.mongo;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import io.jacquard.store.CommitResult;
import io.jacquard.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread that commits: takes what has gathered, runs it as one transaction, answers, and goes
 * on with what gathered meanwhile. A transaction that met another process's or lost its primary is
 * run again; one that a dead process left in the way is ended.
 */
final class Committer {
  private static final TransactionOptions OPTIONS =
      TransactionOptions.builder()
          .readConcern(ReadConcern.SNAPSHOT)
          .readPreference(ReadPreference.primary())
          .writeConcern(WriteConcern.MAJORITY.withJournal(true))
          .build();

  private static final int LARGEST_GROUP = 256;
  private static final long GROUP_BYTES = 8L << 20;
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int PAUSE_DOUBLINGS = 7;

  /** A failover takes some patience more than finding a primary. */
  private static final int PATIENCE_FACTOR = 3;

  private final MongoClient client;
  private final Catalog catalog;
  private final Clock clock;
  private final Duration patience;
  private final AbandonedTransactions abandoned;
  private final VersionClock versionClock = new VersionClock();
  private final BlockingQueue<PreparedCommit> waiting = new LinkedBlockingQueue<>();
  private final PreparedCommit end =
      new PreparedCommit(List.of(), List.of(), new CompletableFuture<>());
  private final Thread thread;
  private boolean closed;

  Committer(MongoClient client, Catalog catalog, MongoOptions options) {
    this.client = client;
    this.catalog = catalog;
    this.clock = options.clock();
    this.patience = options.patience().multipliedBy(PATIENCE_FACTOR);
    this.abandoned = new AbandonedTransactions(client, options.applicationName());
    this.thread = Thread.ofPlatform().name("mongo-committer").daemon().start(this::work);
  }

  synchronized CompletableFuture<CommitResult> submit(PreparedCommit commit) {
    if (closed) {
      throw new StoreException("the store is closed");
    }
    waiting.add(commit);
    return commit.result();
  }

  /** Ends after everything that was submitted. */
  void close() {
    synchronized (this) {
      closed = true;
      waiting.add(end);
    }
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

  private void work() {
    @Nullable PreparedCommit next = take();
    while (!next.equals(end)) {
      List<PreparedCommit> group = new ArrayList<>();
      group.add(next);
      long size = next.size();
      next = waiting.poll();
      while (next != null
          && !next.equals(end)
          && group.size() < LARGEST_GROUP
          && size < GROUP_BYTES) {
        group.add(next);
        size += next.size();
        next = waiting.poll();
      }
      run(group);
      if (next == null) {
        next = take();
      }
    }
  }

  private PreparedCommit take() {
    while (true) {
      try {
        return waiting.take();
      } catch (InterruptedException _) {
        // nobody has a reason to interrupt; commits that wait must not be lost
      }
    }
  }

  private void run(List<PreparedCommit> group) {
    try {
      List<CommitResult> results = commit(group);
      for (int i = 0; i < group.size(); i++) {
        group.get(i).result().complete(results.get(i));
      }
    } catch (UnknownOutcomeException e) {
      StoreException failure =
          new StoreException("MongoDB did not say whether the commit happened", e.getCause());
      group.forEach(commit -> commit.result().completeExceptionally(failure));
    } catch (RuntimeException e) {
      if (group.size() > 1) {
        group.forEach(commit -> run(List.of(commit)));
      } else {
        group.getFirst().result().completeExceptionally(failure(e));
      }
    }
  }

  private static StoreException failure(RuntimeException e) {
    return e instanceof StoreException known
        ? known
        : new StoreException("nothing was committed: " + e.getMessage(), e);
  }

  private List<CommitResult> commit(List<PreparedCommit> group) {
    long deadline = System.nanoTime() + patience.toNanos();
    for (int attempt = 0; ; attempt++) {
      try (ClientSession session = client.startSession()) {
        session.startTransaction(OPTIONS);
        try {
          List<CommitResult> results =
              new CommitGroup(catalog, versionClock).perform(session, group, clock.instant());
          finish(session, deadline);
          return results;
        } finally {
          if (session.hasActiveTransaction()) {
            session.abortTransaction();
          }
        }
      } catch (MongoException e) {
        boolean again = e.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL);
        if (!again || System.nanoTime() - deadline > 0) {
          throw e;
        }
      }
      if (attempt >= PAUSE_DOUBLINGS) {
        abandoned.end();
      }
      pause(attempt);
    }
  }

  /** Asks until the outcome is known; asking again is safe, the transaction has a number. */
  private static void finish(ClientSession session, long deadline) {
    for (int attempt = 0; ; attempt++) {
      try {
        session.commitTransaction();
        return;
      } catch (MongoException e) {
        if (!e.hasErrorLabel(MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL)) {
          throw e;
        }
        if (System.nanoTime() - deadline > 0) {
          throw new UnknownOutcomeException(e);
        }
      }
      pause(attempt);
    }
  }

  private static void pause(int attempt) {
    long longest = FIRST_PAUSE_NANOS << Math.min(attempt, PAUSE_DOUBLINGS);
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
  }

  /** The transaction may or may not have happened. */
  private static final class UnknownOutcomeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownOutcomeException(MongoException cause) {
      super(cause);
    }
  }
}
