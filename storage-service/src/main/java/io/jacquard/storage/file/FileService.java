package io.jacquard.storage.file;

import io.jacquard.commons.problem.ProblemException;
import io.jacquard.files.FileAttributes;
import io.jacquard.files.FileMetadata;
import io.jacquard.files.FileStore;
import io.jacquard.files.FileStore.Usage;
import io.jacquard.files.Guard;
import io.jacquard.files.StoredFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files of users, each by the id of his root. */
@Singleton
public final class FileService {
  private final FileStore store;
  private final Accounts accounts;
  private final StorageConfig config;

  FileService(Stores stores, Accounts accounts, StorageConfig config) {
    this.store = stores.users();
    this.accounts = accounts;
    this.config = config;
  }

  /** Where the files of a user lie among those of all. */
  static String folder(String root) {
    return "users/" + root;
  }

  static String path(String root, FileName name) {
    return name.isSpace() ? folder(root) : folder(root) + "/" + name.value();
  }

  /**
   * What a user sends to be stored.
   *
   * @param size in bytes, when it is known
   * @param precondition what he expects of the file that is there
   */
  public record Upload(
      InputStream content, Optional<Long> size, FileAttributes attributes, Guard precondition) {}

  /** Stores a file; afterwards it is on the disk. */
  public UserFile upload(String root, FileName name, Upload upload) throws IOException {
    requireWithin(name);
    try (Accounts.Use use = accounts.enter(store, folder(root))) {
      Account account = use.account();
      account.startUpload();
      try {
        return upload(account, root, name, upload);
      } finally {
        account.endUpload();
      }
    }
  }

  private UserFile upload(Account account, String root, FileName name, Upload upload)
      throws IOException {
    try (Room room = room(account, upload.precondition(), upload.size())) {
      InputStream content = room.counted(upload.content());
      FileMetadata stored = store.upload(content, path(root, name), upload.attributes(), room);
      room.stored(stored.size());
      return UserFile.of(name, stored);
    }
  }

  private Room room(Account account, Guard precondition, Optional<Long> size) {
    return new Room(account, precondition, size, config.maxFile().asLongValue());
  }

  /** One version of a file; the caller closes it. */
  public StoredFile open(String root, FileName name) throws IOException {
    return store.open(path(root, name));
  }

  public UserFile metadata(String root, FileName name) throws IOException {
    return UserFile.of(name, store.metadata(path(root, name)));
  }

  /** A part of what lies in a folder, in the order of the names. */
  public Page list(String root, FileName folder, Page.Request request) throws IOException {
    int limit = Math.min(request.limit(), config.page());
    int prefix = folder(root).length() + 1;
    List<String> names =
        store.list(path(root, folder), request.recursive()).stream()
            .map(path -> path.substring(prefix))
            .filter(name -> name.compareTo(request.after()) > 0)
            .limit(limit + 1L)
            .toList();
    List<UserFile> files = new ArrayList<>();
    for (String name : names.subList(0, Math.min(limit, names.size()))) {
      files.add(metadata(root, new FileName(name)));
    }
    return new Page(files, names.size() > limit ? names.get(limit - 1) : null);
  }

  /**
   * Removes a file or folder.
   *
   * @param recursive whether a folder may go, with all that is in it
   */
  public void delete(String root, FileName name, boolean recursive, Guard precondition)
      throws IOException {
    requireWithin(name);
    try (Accounts.Use use = accounts.enter(store, folder(root))) {
      Removal removal = new Removal(precondition, recursive);
      if (!store.delete(path(root, name), removal)) {
        throw missing(name);
      }
      removal.settle(use.account());
    }
  }

  /** Copies a file to another name. */
  public UserFile copy(String root, FileName source, FileName destination) throws IOException {
    requireWithin(source);
    requireWithin(destination);
    try (Accounts.Use use = accounts.enter(store, folder(root))) {
      long size = store.metadata(path(root, source)).size();
      try (Room room = room(use.account(), Guard.NONE, Optional.of(size))) {
        if (!store.copy(path(root, source), path(root, destination), room)) {
          throw missing(source);
        }
        UserFile copied = metadata(root, destination);
        room.stored(copied.size());
        return copied;
      }
    }
  }

  /** Gives a file or folder another name; what has that name goes. */
  public UserFile move(String root, FileName source, FileName destination) throws IOException {
    requireWithin(source);
    requireWithin(destination);
    try (Accounts.Use use = accounts.enter(store, folder(root))) {
      boolean replaces = store.exists(path(root, destination));
      if (!store.move(path(root, source), path(root, destination))) {
        throw missing(source);
      }
      if (replaces) {
        use.account().changed();
      }
    }
    return metadata(root, destination);
  }

  /** What a user has stored. */
  public Usage usage(String root) throws IOException {
    try (Accounts.Use use = accounts.enter(store, folder(root))) {
      return use.account().used();
    }
  }

  /** The space itself can neither be replaced nor go. */
  private static void requireWithin(FileName name) {
    if (name.isSpace()) {
      throw new ProblemException(StorageProblem.IS_FOLDER, "The whole space is no file");
    }
  }

  private static ProblemException missing(FileName name) {
    return new ProblemException(
        StorageProblem.FILE_NOT_FOUND, "There is no file '" + name.value() + "'");
  }
}
