package io.jacquard.storage.file;

import io.jacquard.commons.problem.ProblemException;
import io.jacquard.files.FileAttributes;
import io.jacquard.files.FileStore;
import io.jacquard.files.StoredFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;

/** Files that the other services of the installation keep here, beside those of users. */
@Singleton
public final class ServiceFiles {
  private static final String FOLDER = "services/";

  private final FileStore store;

  ServiceFiles(Stores stores) {
    this.store = stores.users();
  }

  /** Stores a file; afterwards it is on the disk. */
  public void store(FileName name, InputStream content) throws IOException {
    store.upload(content, path(name), FileAttributes.NONE);
  }

  /** One version of a file; the caller closes it. */
  public StoredFile open(FileName name) throws IOException {
    return store.open(path(name));
  }

  /** Removes a file, if there is one. */
  public void delete(FileName name) throws IOException {
    store.delete(path(name));
  }

  private static String path(FileName name) {
    if (name.isSpace()) {
      throw new ProblemException(StorageProblem.BAD_PATH, "The path names no file");
    }
    return FOLDER + name.value();
  }
}
