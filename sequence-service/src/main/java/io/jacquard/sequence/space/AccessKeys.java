package io.jacquard.sequence.space;

import io.jacquard.sequence.hub.HubConfig;
import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentPage;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.IndexSpec;
import io.jacquard.store.Scan;
import io.jacquard.store.Write;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keys by which programs use a space without being a user. Only a digest of each is kept. Every
 * process holds those of its own space in memory and reads them again with its heartbeat, so that a
 * key that was revoked on another process opens nothing a heartbeat later.
 */
@Singleton
public final class AccessKeys {
  private static final String COLLECTION = "hub-access-keys";
  private static final String BY_SPACE = "by_space";
  private static final String PREFIX = "space.";
  private static final int RANDOM_BYTES = 32;
  private static final int MOST = 1000;

  private final DocumentStore store;
  private final String space;
  private final SecureRandom random = new SecureRandom();
  private volatile Map<String, Key> known = Map.of();

  AccessKeys(DocumentStore store, HubConfig config) {
    this.store = store;
    this.space = config.space();
    store.declare(CollectionSpec.of(COLLECTION, IndexSpec.on(BY_SPACE, "space")));
  }

  /** What is known of a key. */
  public record Key(String description, Instant created) {}

  /**
   * A new key.
   *
   * @param text what its holder shows; told only here
   */
  public record Made(String text, Key key) {}

  /** Whether a bearer's token is an access key, good or not. */
  public static boolean isOne(String token) {
    return token.startsWith(PREFIX);
  }

  /** The space that a key opens. */
  public Optional<String> space(String text) {
    return known.containsKey(digest(text)) ? Optional.of(space) : Optional.empty();
  }

  /** A new key, unless there are too many. */
  public Optional<Made> make(String description) {
    refresh();
    if (known.size() >= MOST) {
      return Optional.empty();
    }
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String text = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Key key = new Key(description, Instant.ofEpochMilli(Instant.now().toEpochMilli()));
    store.commit(
        Write.insert(
            DocumentKey.of(COLLECTION, digest(text)),
            Body.of(
                Map.of(
                    "space", space,
                    "description", description,
                    "created", key.created().toEpochMilli()))));
    refresh();
    return Optional.of(new Made(text, key));
  }

  /** All of the space. */
  public List<Key> all() {
    refresh();
    return List.copyOf(known.values());
  }

  /** Revokes a key; whether there was one. */
  public boolean revoke(String text) {
    refresh();
    if (!known.containsKey(digest(text))) {
      return false;
    }
    store.commit(Write.delete(DocumentKey.of(COLLECTION, digest(text))));
    refresh();
    return true;
  }

  /** Revokes all; how many there were. */
  public int revokeAll() {
    refresh();
    List<Write> writes = new ArrayList<>();
    known.keySet().forEach(id -> writes.add(Write.delete(DocumentKey.of(COLLECTION, id))));
    store.commit(writes, List.of());
    refresh();
    return writes.size();
  }

  /** Reads again which there are. */
  void refresh() {
    Map<String, Key> now = new HashMap<>();
    @Nullable String cursor = null;
    do {
      DocumentPage page = store.documents(Scan.of(COLLECTION, BY_SPACE, space).from(cursor));
      page.documents().forEach(document -> now.put(document.id(), read(document)));
      cursor = page.cursor();
    } while (cursor != null);
    known = Map.copyOf(now);
  }

  private static Key read(Document document) {
    return new Key(document.text("description"), Instant.ofEpochMilli(document.number("created")));
  }

  private static String digest(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no SHA-256", e);
    }
  }
}
