package io.jacquard.auth.user;

import io.jacquard.auth.departure.Departures;
import io.jacquard.auth.revocation.RevocationFeed;
import io.jacquard.auth.token.TokenConfig;
import io.jacquard.commons.identity.revocation.Revocation;
import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.CommitResult;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentPage;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.IndexSpec;
import io.jacquard.store.Scan;
import io.jacquard.store.Write;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Users as documents; a claim document per name keeps names unique. */
@Singleton
final class DocumentUserRepository implements UserRepository {
  private static final String USERS = "auth.users";
  private static final String NAMES = "auth.usernames";
  private static final String BY_ROOT = "byRoot";

  private final DocumentStore store;
  private final RevocationFeed feed;
  private final Departures departures;
  private final Iterable<UserOwned> owned;
  private final Duration tokenLifetime;

  @Inject
  DocumentUserRepository(
      DocumentStore store,
      RevocationFeed feed,
      @Any Instance<UserOwned> owned,
      TokenConfig tokens) {
    this(store, feed, (Iterable<UserOwned>) owned, Duration.ofDays(tokens.days()));
  }

  DocumentUserRepository(
      DocumentStore store, RevocationFeed feed, Iterable<UserOwned> owned, Duration tokenLifetime) {
    this.store = store;
    this.feed = feed;
    this.owned = owned;
    this.tokenLifetime = tokenLifetime;
    this.departures = new Departures(store);
    store.declare(CollectionSpec.of(USERS, IndexSpec.on(BY_ROOT, "root")));
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
  public Optional<User> findByRoot(String root) {
    Scan scan = Scan.of(USERS, BY_ROOT, root).limit(1);
    return store.documents(scan).documents().stream().findFirst().map(DocumentUserRepository::user);
  }

  @Override
  public Page page(@Nullable String cursor, int limit) {
    DocumentPage page = store.documents(Scan.all(USERS).from(cursor).limit(limit));
    return new Page(
        page.documents().stream().map(DocumentUserRepository::user).toList(), page.cursor());
  }

  @Override
  public boolean insert(User user, List<Write> also) {
    List<Write> writes = new ArrayList<>(also);
    writes.add(Write.insert(userKey(user.id()), body(user)));
    writes.add(claim(user.username(), user.id()));
    return store.commit(writes, List.of()).committed();
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
          feed.announce();
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

  @Override
  public boolean delete(String id) {
    while (true) {
      Optional<Document> stored = store.get(userKey(id));
      if (stored.isEmpty()) {
        return false;
      }
      List<Write> writes = new ArrayList<>();
      writes.add(Write.delete(stored.get()));
      writes.add(Write.delete(nameKey(stored.get().text("username"))));
      owned.forEach(part -> writes.addAll(part.deletion(id)));
      writes.add(departures.noting(stored.get().text("root")));
      writes.addAll(feed.appending(revocation(id, Revocation.ALL)));
      if (store.commit(writes, List.of()).committed()) {
        feed.announce();
        return true;
      }
    }
  }

  private List<Write> writes(Document stored, User old, User changed) {
    List<Write> writes = new ArrayList<>();
    writes.add(Write.replace(stored, body(changed)));
    if (!changed.username().equals(old.username())) {
      writes.add(claim(changed.username(), changed.id()));
      writes.add(Write.delete(nameKey(old.username())));
    }
    if (changed.generation() != old.generation()) {
      writes.addAll(feed.appending(revocation(old.id(), changed.generation())));
    }
    return writes;
  }

  /** Lasts as long as the youngest token that it concerns. */
  private Revocation revocation(String id, long below) {
    Instant until = Instant.now().plus(tokenLifetime).plus(Duration.ofDays(1));
    return new Revocation(id, below, until.toEpochMilli());
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
            "createdAt", user.createdAt().toEpochMilli(),
            "generation", user.generation(),
            "admin", user.admin(),
            "disabled", user.disabled()));
  }

  private static User user(Document document) {
    return new User(
        document.id(),
        document.text("username"),
        document.text("passwordHash"),
        document.text("root"),
        Instant.ofEpochMilli(document.number("createdAt")),
        document.number("generation"),
        Boolean.TRUE.equals(document.field("admin")),
        Boolean.TRUE.equals(document.field("disabled")));
  }

  private static DocumentKey userKey(String id) {
    return DocumentKey.of(USERS, id);
  }

  /** An id is never empty, as a name may be. */
  private static DocumentKey nameKey(String username) {
    return DocumentKey.of(NAMES, "=" + username);
  }
}
