package io.jacquard.storage.file;

import io.jacquard.commons.problem.ProblemException;
import io.jacquard.files.FileMetadata;
import io.jacquard.files.FileStore.Usage;
import io.jacquard.files.Guard;
import java.io.IOException;
import java.util.Optional;

/** Looks at what is to be deleted, just before it goes. */
final class Removal implements Guard {
  private final Guard precondition;
  private final boolean folders;
  private Optional<FileMetadata> removed = Optional.empty();

  /**
   * @param precondition what the caller expects of the file
   * @param folders whether a folder may go with all that is in it
   */
  Removal(Guard precondition, boolean folders) {
    this.precondition = precondition;
    this.folders = folders;
  }

  @Override
  public void check(Optional<FileMetadata> current) throws IOException {
    precondition.check(current);
    removed = current;
    if (!folders && current.filter(FileMetadata::directory).isPresent()) {
      throw new ProblemException(
          StorageProblem.IS_FOLDER,
          "This is a folder; ?recursive deletes it and all that is in it");
    }
  }

  /** Tells the account what it has gained. */
  void settle(Account account) {
    if (removed.filter(FileMetadata::directory).isPresent()) {
      account.changed();
    } else {
      removed.ifPresent(file -> account.changed(new Usage(0, 0), new Usage(1, file.size())));
    }
  }
}
