package io.jacquard.auth.session;

import io.jacquard.auth.revocation.RevocationFeed;
import io.jacquard.auth.token.TokenConfig;
import io.jacquard.commons.identity.revocation.Revocation;
import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Ids;
import io.jacquard.store.IndexSpec;
import io.jacquard.store.Scan;
import io.jacquard.store.Write;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sessions of all users, as documents that go away by themselves when they expire. */
@Singleton
public final class Sessions {
  private static final String SESSIONS = "auth.sessions";
  private static final String BY_USER = "by_user";
  private static final int MOST_SHOWN = 500;

  private final DocumentStore store;
  private final RevocationFeed feed;
  private final Duration lifetime;
  private final Clock clock;

  @Inject
  Sessions(DocumentStore store, RevocationFeed feed, TokenConfig config) {
    this(store, feed, Duration.ofDays(config.days()), Clock.systemUTC());
  }

  public Sessions(DocumentStore store, RevocationFeed feed, Duration lifetime, Clock clock) {
    this.store = store;
    this.feed = feed;
    this.lifetime = lifetime;
    this.clock = clock;
    store.declare(CollectionSpec.of(SESSIONS, IndexSpec.on(BY_USER, "user")));
  }

  /** Begins a session; it lives as long as a token. */
  public Session open(String user, long generation, String client) {
    Instant now = now();
    Session session =
        new Session(Ids.next(), user, generation, client, now, now, now.plus(lifetime));
    store.commit(Write.insert(key(session.id()), body(session)).expiringAt(session.expiresAt()));
    return session;
  }

  public Optional<Session> find(String id) {
    return id.isEmpty() ? Optional.empty() : store.get(key(id)).map(Sessions::session);
  }

  /** The live sessions of a user, the newest first. */
  public List<Session> of(String user, long generation) {
    Scan scan = Scan.of(SESSIONS, BY_USER, user).backwards().limit(MOST_SHOWN);
    return store.documents(scan).documents().stream()
        .map(Sessions::session)
        .filter(session -> session.generation() == generation)
        .toList();
  }

  /** Lets a session live on because a token was refreshed; returns whether it was still alive. */
  public boolean extend(String id) {
    while (true) {
      Optional<Document> stored = store.get(key(id));
      if (stored.isEmpty()) {
        return false;
      }
      Instant now = now();
      Session longer = session(stored.get()).usedUntil(now, now.plus(lifetime));
      Write write = Write.replace(stored.get(), body(longer)).expiringAt(longer.expiresAt());
      if (store.commit(write).committed()) {
        return true;
      }
    }
  }

  /** Ends a session of a user; its tokens are dead. Returns whether there was one. */
  public boolean end(String user, String id) {
    while (true) {
      Optional<Document> stored =
          store.get(key(id)).filter(session -> session.text("user").equals(user));
      if (stored.isEmpty()) {
        return false;
      }
      List<Write> writes = new ArrayList<>();
      writes.add(Write.delete(stored.get()));
      writes.addAll(feed.appending(revocation(session(stored.get()))));
      if (store.commit(writes, List.of()).committed()) {
        feed.announce();
        return true;
      }
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Revocation revocation(Session session) {
    long until = session.expiresAt().plus(Duration.ofHours(1)).toEpochMilli();
    return new Revocation(session.id(), Revocation.ALL, until);
  }

  private static Body body(Session session) {
    return Body.of(
        Map.of(
            "user", session.user(),
            "generation", session.generation(),
            "client", session.client(),
            "createdAt", session.createdAt().toEpochMilli(),
            "usedAt", session.usedAt().toEpochMilli(),
            "expiresAt", session.expiresAt().toEpochMilli()));
  }

  private static Session session(Document document) {
    return new Session(
        document.id(),
        document.text("user"),
        document.number("generation"),
        document.text("client"),
        Instant.ofEpochMilli(document.number("createdAt")),
        Instant.ofEpochMilli(document.number("usedAt")),
        Instant.ofEpochMilli(document.number("expiresAt")));
  }

  private static DocumentKey key(String id) {
    return DocumentKey.of(SESSIONS, id);
  }
}
