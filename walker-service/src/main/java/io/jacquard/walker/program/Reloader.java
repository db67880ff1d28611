package io.jacquard.walker.program;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the edits of a program: a request that finds its files changed waits for the new program,
 * as do all that come meanwhile; calls that are running finish on the old one. An edit that cannot
 * be loaded is told on the console, once.
 */
final class Reloader {
  private static final Logger LOG = Logger.getLogger(Reloader.class);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Path file;
  private final ProgramLoader loader;
  private final Consumer<LoadedProgram> swap;
  private LoadedProgram served;
  private SourceFiles seen;
  private boolean stale;
  private long looked = System.nanoTime() - PAUSE_NANOS;
  private @Nullable CompletableFuture<Void> loading;

  /**
   * Loads the program for the first time, and notes its files as they were before they were read.
   */
  Reloader(Path file, ProgramLoader loader, Consumer<LoadedProgram> swap) {
    this.file = file;
    SourceFiles before = all();
    this.served = loader.load(file).join();
    this.seen = SourceFiles.of(served.program().files()).asIn(before);
    this.loader = loader;
    this.swap = swap;
  }

  synchronized LoadedProgram served() {
    return served;
  }

  synchronized boolean isStale() {
    return stale;
  }

  /** What to wait for; {@code null} for nothing. Never blocks. */
  synchronized @Nullable CompletionStage<Void> refresh() {
    if (loading != null) {
      return loading;
    }
    long now = System.nanoTime();
    if (now - looked < PAUSE_NANOS) {
      return null;
    }
    looked = now;
    SourceFiles found = look();
    if (found.equals(seen)) {
      return null;
    }
    CompletableFuture<Void> done = new CompletableFuture<>();
    loading = done;
    SourceFiles before = all().and(found);
    var _ = loader.load(file).whenComplete((next, failure) -> finish(before, next, failure));
    return done;
  }

  private SourceFiles look() {
    SourceFiles own = SourceFiles.of(served.program().files());
    return stale ? all().and(own) : own;
  }

  private SourceFiles all() {
    return SourceFiles.below(file.toAbsolutePath().normalize().resolveSibling(""));
  }

  /**
   * Takes the new program, or goes on with the old one.
   *
   * @param before the files before they were read, so that an edit while they were is found later
   */
  private void finish(
      SourceFiles before, @Nullable LoadedProgram next, @Nullable Throwable failure) {
    CompletableFuture<Void> done;
    synchronized (this) {
      if (next != null) {
        served = next;
        stale = false;
        seen = SourceFiles.of(next.program().files()).asIn(before);
        swap.accept(next);
        LOG.infof("reloaded program=%s endpoints=%d", file, next.routes().routes().size());
      } else {
        stale = true;
        seen = before;
        LOG.errorf("the edit cannot be served, the program before it goes on\n%s", told(failure));
      }
      done = loading;
      loading = null;
    }
    if (done != null) {
      done.complete(null);
    }
  }

  private static String told(@Nullable Throwable failure) {
    RuntimeException unwrapped =
        ProgramLoader.unwrap(failure == null ? new IllegalStateException() : failure);
    return unwrapped instanceof ProgramStartException e
        ? String.valueOf(e.getMessage())
        : String.valueOf(unwrapped.getCause());
  }
}
