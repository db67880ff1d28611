package io.jacquard.storage.file;

import io.jacquard.commons.problem.ProblemException;
import io.jacquard.files.FileStore;
import java.io.IOException;

/** What one user has stored and is storing just now, against what he may. */
final class Account {
  private final Limits limits;
  private FileStore.Usage used = new FileStore.Usage(0, 0);
  private FileStore.Usage reserved = new FileStore.Usage(0, 0);
  private int users;
  private int uploads;
  private boolean stale = true;

  /** What one user may have, and how many uploads at once. */
  record Limits(long files, long bytes, int uploads) {}

  Account(Limits limits) {
    this.limits = limits;
  }

  /** Who is using it must say when he is done; the first one counts what there is. */
  synchronized void enter(FileStore store, String folder) throws IOException {
    if (stale && users == 0) {
      used = store.usage(folder);
      stale = false;
    }
    users++;
  }

  /** Whether somebody else still uses it. */
  synchronized boolean leave() {
    return --users > 0;
  }

  synchronized void startUpload() {
    if (uploads == limits.uploads()) {
      throw new ProblemException(
          StorageProblem.TOO_MANY_UPLOADS, "At most " + limits.uploads() + " uploads at once");
    }
    uploads++;
  }

  synchronized void endUpload() {
    uploads--;
  }

  /**
   * Sets room aside.
   *
   * @param replaced the room that will be free once the change is made
   */
  synchronized void reserve(FileStore.Usage wanted, FileStore.Usage replaced) {
    FileStore.Usage after = used.plus(reserved).plus(wanted).minus(replaced);
    if (after.bytes() > limits.bytes()) {
      throw new ProblemException(
          StorageProblem.QUOTA_EXCEEDED,
          "At most " + limits.bytes() + " bytes, " + used.bytes() + " are used");
    }
    if (after.files() > limits.files()) {
      throw new ProblemException(
          StorageProblem.QUOTA_EXCEEDED, "At most " + limits.files() + " files");
    }
    reserved = reserved.plus(wanted);
  }

  synchronized void release(FileStore.Usage wanted) {
    reserved = reserved.minus(wanted);
  }

  /** A change was made. */
  synchronized void changed(FileStore.Usage added, FileStore.Usage removed) {
    used = used.plus(added).minus(removed);
  }

  /** A change was made of a size that nobody knows; it is counted anew when nobody is at work. */
  synchronized void changed() {
    stale = true;
  }

  synchronized FileStore.Usage used() {
    return used;
  }
}
