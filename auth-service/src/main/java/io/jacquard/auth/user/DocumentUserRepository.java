package io.jacquard.auth.user;

import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.CommitResult;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Write;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Users as documents; a claim document per name keeps names unique. */
@Singleton
final class DocumentUserRepository implements UserRepository {
  private static final String USERS = "auth.users";
  private static final String NAMES = "auth.usernames";

  private final DocumentStore store;

  DocumentUserRepository(DocumentStore store) {
    this.store = store;
    store.declare(CollectionSpec.of(USERS));
    store.declare(CollectionSpec.of(NAMES));
  }

  @Override
  public Optional<User> find(String id) {
    return store.get(userKey(id)).map(DocumentUserRepository::user);
  }

  @Override
  public Optional<User> findByName(String username) {
    return store.get(nameKey(username)).flatMap(claim -> find(claim.text("user")));
  }

  @Override
  public boolean insert(User user) {
    return store
        .commit(Write.insert(userKey(user.id()), body(user)), claim(user.username(), user.id()))
        .committed();
  }

  @Override
  public Update update(String id, UnaryOperator<User> change) {
    while (true) {
      Optional<Document> stored = store.get(userKey(id));
      if (stored.isEmpty()) {
        return Update.UNKNOWN_USER;
      }
      User old = user(stored.get());
      User changed = change.apply(old);
      switch (store.commit(writes(stored.get(), old, changed), List.of())) {
        case CommitResult.Committed _ -> {
          return Update.DONE;
        }
        case CommitResult.Conflict(var documents) -> {
          if (documents.contains(nameKey(changed.username()))) {
            return Update.NAME_TAKEN;
          }
        }
      }
    }
  }

  private static List<Write> writes(Document stored, User old, User changed) {
    List<Write> writes = new ArrayList<>();
    writes.add(Write.replace(stored, body(changed)));
    if (!changed.username().equals(old.username())) {
      writes.add(claim(changed.username(), changed.id()));
      writes.add(Write.delete(nameKey(old.username())));
    }
    return writes;
  }

  private static Write claim(String username, String id) {
    return Write.insert(nameKey(username), Body.of(Map.of("user", id)));
  }

  private static Body body(User user) {
    return Body.of(
        Map.of(
            "username", user.username(),
            "passwordHash", user.passwordHash(),
            "root", user.root(),
            "createdAt", user.createdAt().toEpochMilli()));
  }

  private static User user(Document document) {
    return new User(
        document.id(),
        document.text("username"),
        document.text("passwordHash"),
        document.text("root"),
        Instant.ofEpochMilli(document.number("createdAt")));
  }

  private static DocumentKey userKey(String id) {
    return DocumentKey.of(USERS, id);
  }

  private static DocumentKey nameKey(String username) {
    return DocumentKey.of(NAMES, username);
  }
}
