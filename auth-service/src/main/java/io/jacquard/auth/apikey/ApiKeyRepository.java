package io.jacquard.auth.apikey;

import io.jacquard.auth.revocation.RevocationFeed;
import io.jacquard.commons.identity.revocation.Revocation;
import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Write;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * API keys as documents, and a document for each user that lists his: it makes the limit hold
 * whoever creates keys at the same time.
 */
@Singleton
final class ApiKeyRepository {
  private static final String KEYS = "auth.api-keys";
  private static final String LISTS = "auth.api-key-lists";

  /** How long a dead key is still known, so that revoking it again is no fault. */
  private static final Duration AFTERLIFE = Duration.ofDays(30);

  /** How long verdicts about a key can be remembered anywhere, and then some. */
  private static final Duration FEED_LIFETIME = Duration.ofHours(1);

  private final DocumentStore store;
  private final RevocationFeed feed;

  ApiKeyRepository(DocumentStore store, RevocationFeed feed) {
    this.store = store;
    this.feed = feed;
    store.declare(CollectionSpec.of(KEYS));
    store.declare(CollectionSpec.of(LISTS));
  }

  Optional<StoredKey> find(String id) {
    return store.get(key(id)).map(ApiKeyRepository::stored);
  }

  /** The keys of a user that were not revoked, in the order they were made. */
  List<StoredKey> of(String user) {
    return store.get(list(user)).map(this::listed).orElse(List.of());
  }

  /** Stores a new key unless the user has as many live ones as allowed; tells whether it did. */
  boolean insert(StoredKey key, int most) {
    while (true) {
      Optional<Document> list = store.get(list(key.user()));
      List<StoredKey> before = list.map(this::listed).orElse(List.of());
      if (before.stream().filter(other -> other.active(key.createdAt())).count() >= most) {
        return false;
      }
      List<String> ids = new ArrayList<>(before.stream().map(StoredKey::id).toList());
      ids.add(key.id());
      Write insert = write(Write.insert(key(key.id()), body(key)), key);
      if (store.commit(List.of(insert, listing(key.user(), list, ids)), List.of()).committed()) {
        return true;
      }
    }
  }

  /** Revokes a key; from this commit on it is dead. */
  void revoke(StoredKey key, Instant now) {
    change(
        key.id(),
        found -> found.revokedAt() == null ? found.revoked(now) : found,
        now,
        Revocation.ALL);
  }

  /** Replaces what is remembered of a key's signing secret. */
  Optional<StoredKey> rotate(String id, String secret, Instant now) {
    return change(id, found -> found.withSecret(secret), now, null);
  }

  /** Notes a use; of several at once one is enough. */
  void used(StoredKey key, Instant now) {
    store
        .get(key(key.id()))
        .ifPresent(document -> {
          StoredKey used = stored(document).used(now);
          store.commit(write(Write.replace(document, body(used)), used));
        });
  }

  /** What removes all keys of a user. */
  List<Write> deletion(String user) {
    List<Write> writes = new ArrayList<>();
    store
        .get(list(user))
        .ifPresent(list -> {
          writes.add(Write.delete(list));
          listed(list).forEach(key -> writes.add(Write.delete(key(key.id()))));
        });
    return writes;
  }

  private Optional<StoredKey> change(
      String id, UnaryOperator<StoredKey> change, Instant now, @Nullable Long below) {
    while (true) {
      Optional<Document> document = store.get(key(id));
      if (document.isEmpty()) {
        return Optional.empty();
      }
      StoredKey changed = change.apply(stored(document.get()));
      long dead = below == null ? changed.version() : below;
      List<Write> writes = new ArrayList<>();
      writes.add(write(Write.replace(document.get(), body(changed)), changed));
      writes.addAll(
          feed.appending(new Revocation(id, dead, now.plus(FEED_LIFETIME).toEpochMilli())));
      if (store.commit(writes, List.of()).committed()) {
        feed.announce();
        return Optional.of(changed);
      }
    }
  }

  private List<StoredKey> listed(Document list) {
    List<String> ids = texts(list.field("keys"));
    return store.getAll(KEYS, ids).values().stream()
        .map(ApiKeyRepository::stored)
        .filter(key -> key.revokedAt() == null)
        .toList();
  }

  private static Write listing(String user, Optional<Document> list, List<String> ids) {
    Body body = Body.of(Map.of("keys", ids));
    return list.<Write>map(document -> Write.replace(document, body))
        .orElseGet(() -> Write.insert(list(user), body));
  }

  /** The write of a key that goes away some time after its death. */
  private static Write write(Write.Put put, StoredKey key) {
    Instant death = key.revokedAt() == null ? key.expiresAt() : key.revokedAt();
    return death == null ? put : put.expiringAt(death.plus(AFTERLIFE));
  }

  private static Body body(StoredKey key) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("user", key.user());
    fields.put("name", key.name());
    fields.put("hash", key.hash());
    fields.put("prefix", key.prefix());
    fields.put("suffix", key.suffix());
    fields.put("scopes", key.scopes());
    fields.put("version", key.version());
    fields.put("secret", key.secret());
    fields.put("createdAt", key.createdAt().toEpochMilli());
    fields.put("usedAt", millis(key.usedAt()));
    fields.put("expiresAt", millis(key.expiresAt()));
    fields.put("revokedAt", millis(key.revokedAt()));
    return Body.of(fields);
  }

  private static StoredKey stored(Document document) {
    return new StoredKey(
        document.id(),
        document.text("user"),
        document.text("name"),
        document.text("hash"),
        document.text("prefix"),
        document.text("suffix"),
        texts(document.field("scopes")),
        document.number("version"),
        document.text("secret"),
        Instant.ofEpochMilli(document.number("createdAt")),
        moment(document.field("usedAt")),
        moment(document.field("expiresAt")),
        moment(document.field("revokedAt")));
  }

  private static @Nullable Long millis(@Nullable Instant moment) {
    return moment == null ? null : moment.toEpochMilli();
  }

  private static @Nullable Instant moment(@Nullable Object millis) {
    return millis instanceof Long number ? Instant.ofEpochMilli(number) : null;
  }

  private static List<String> texts(@Nullable Object list) {
    return list instanceof List<?> items
        ? items.stream().map(String.class::cast).toList()
        : List.of();
  }

  private static DocumentKey key(String id) {
    return DocumentKey.of(KEYS, id);
  }

  private static DocumentKey list(String user) {
    return DocumentKey.of(LISTS, user);
  }
}
