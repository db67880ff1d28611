package io.jacquard.storage.file;

import io.jacquard.files.FileStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The accounts of users; those in use are kept, of the others a good many. */
@Singleton
final class Accounts {
  private static final int KEPT = 10_000;

  private final ConcurrentMap<String, Account> byFolder = new ConcurrentHashMap<>();
  private final Account.Limits limits;

  @Inject
  Accounts(StorageConfig config) {
    this(
        new Account.Limits(
            config.maxFiles(), config.maxBytes().asLongValue(), config.maxUploads()));
  }

  Accounts(Account.Limits limits) {
    this.limits = limits;
  }

  /** Work on an account that ends when this is closed. */
  record Use(Account account, Runnable end) implements AutoCloseable {
    @Override
    public void close() {
      end.run();
    }
  }

  Use enter(FileStore store, String folder) throws IOException {
    Account account = new Account(limits);
    while (true) {
      Account known = byFolder.putIfAbsent(folder, account);
      Account found = known == null ? account : known;
      found.enter(store, folder);
      if (found.equals(byFolder.get(folder))) {
        return new Use(found, () -> leave(folder, found));
      }
      found.leave();
    }
  }

  private void leave(String folder, Account account) {
    byFolder.computeIfPresent(
        folder, (_, _) -> account.leave() || byFolder.size() <= KEPT ? account : null);
  }
}
