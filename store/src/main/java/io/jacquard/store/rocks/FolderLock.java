package io.jacquard.store.rocks;

import io.jacquard.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Holds a data folder for this process, so that two processes never write one database; the
 * operating system gives it back when the process ends in whatever way. The file names the holder.
 */
final class FolderLock implements AutoCloseable {
  /**
   * Closing any handle of a file drops the process's lock on it, so a second try must not open it.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private static final long PATIENCE_NANOS = 2_000_000_000L;

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes the folder, waiting a moment for a process that is just ending. */
  static FolderLock take(Path folder) throws IOException {
    Path file = folder.toRealPath().resolve("documents.lock");
    if (!HELD_HERE.add(file)) {
      throw new StoreException(
          "the data folder " + folder + " is already open in this process (" + self() + ")");
    }
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = tryFor(channel);
      if (lock == null) {
        throw new StoreException(
            "the data folder %s is in use by process %s; a data folder belongs to one process"
                .formatted(folder, Files.readString(file).strip()));
      }
      channel.truncate(0);
      channel.write(StandardCharsets.UTF_8.encode(Long.toString(self())), 0);
      return new FolderLock(file, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      HELD_HERE.remove(file);
      throw e;
    }
  }

  private static @Nullable FileLock tryFor(FileChannel channel) throws IOException {
    long start = System.nanoTime();
    while (true) {
      FileLock lock = tryOnce(channel);
      if (lock != null || System.nanoTime() - start > PATIENCE_NANOS) {
        return lock;
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  private static @Nullable FileLock tryOnce(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null; // held by this class under another class loader
    }
  }

  private static long self() {
    return ProcessHandle.current().pid();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoreException("cannot release " + file, e);
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
