package io.jacquard.files;

import java.nio.file.Path;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/** Lets one change of a file happen at a time in this process, whichever store makes it. */
final class PathLocks {
  private static final ReentrantLock[] LOCKS =
      IntStream.range(0, 256).mapToObj(_ -> new ReentrantLock()).toArray(ReentrantLock[]::new);

  private PathLocks() {}

  /** A held lock; closing it gives it back. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }

  static Held hold(Path file) {
    Lock lock = LOCKS[index(file)];
    lock.lock();
    return lock::unlock;
  }

  /** Both, always in the same order, so that nobody waits in a circle. */
  static Held hold(Path one, Path other) {
    Lock first = LOCKS[Math.min(index(one), index(other))];
    Lock second = LOCKS[Math.max(index(one), index(other))];
    first.lock();
    second.lock();
    return () -> {
      second.unlock();
      first.unlock();
    };
  }

  private static int index(Path file) {
    return Math.floorMod(file.hashCode(), LOCKS.length);
  }
}
