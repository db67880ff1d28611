package io.jacquard.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Files on their way into a store. Whoever writes one holds a lock on it, which ends with its
 * process; so what a crash left can be told from what others are writing, and goes when a process
 * first opens the store.
 */
final class Drafts {
  private static final Set<Path> SWEPT = ConcurrentHashMap.newKeySet();

  private final Path folder;

  private Drafts(Path folder) {
    this.folder = folder;
  }

  /** The drafts in a folder, which need not exist yet. */
  static Drafts in(Path folder) throws IOException {
    Drafts drafts = new Drafts(folder);
    if (SWEPT.add(folder)) {
      drafts.sweep();
    }
    return drafts;
  }

  /** One draft; closing it removes the file, if it still has this name. */
  record Draft(Path file, FileChannel channel) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      channel.close();
      Files.deleteIfExists(file);
    }
  }

  Draft create() throws IOException {
    Files.createDirectories(folder);
    while (true) {
      Draft draft = open(newFile());
      if (isHeld(draft)) {
        return draft;
      }
      draft.close();
    }
  }

  /** A name that no file has. */
  Path newFile() {
    return folder.resolve(UUID.randomUUID().toString());
  }

  private static Draft open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new Draft(file, channel);
  }

  /** Locks it; false when a sweeping process took it for abandoned just then. */
  private static boolean isHeld(Draft draft) throws IOException {
    return tryLock(draft.channel()) != null && Files.exists(draft.file());
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  private void sweep() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
      for (Path file : left) {
        removeUnlessHeld(file);
      }
    } catch (NoSuchFileException _) {
      return; // nothing was ever stored
    }
  }

  private static void removeUnlessHeld(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (tryLock(channel) != null) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException _) {
      return; // its writer was done with it
    }
  }
}
