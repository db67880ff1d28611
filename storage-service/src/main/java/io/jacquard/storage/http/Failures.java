package io.jacquard.storage.http;

import io.jacquard.commons.problem.ProblemException;
import io.jacquard.files.IsDirectoryException;
import io.jacquard.files.SameFileException;
import io.jacquard.storage.file.StorageProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What a failure of the store means to the caller. */
final class Failures {
  private Failures() {}

  /** Work that may fail as stores do. */
  interface Work<T> {
    T run() throws IOException;
  }

  /** Does the work; what the caller can mend is thrown as a problem. */
  static <T> T translate(Work<T> work) {
    try {
      return work.run();
    } catch (NoSuchFileException _) {
      throw problem(StorageProblem.FILE_NOT_FOUND);
    } catch (IsDirectoryException _) {
      throw problem(StorageProblem.IS_FOLDER);
    } catch (NotDirectoryException | DirectoryNotEmptyException _) {
      throw problem(StorageProblem.NOT_A_FOLDER);
    } catch (SameFileException _) {
      throw problem(StorageProblem.SAME_FILE);
    } catch (IllegalArgumentException _) {
      throw problem(StorageProblem.BAD_PATH);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProblemException problem(StorageProblem code) {
    return new ProblemException(code, code.title());
  }
}
