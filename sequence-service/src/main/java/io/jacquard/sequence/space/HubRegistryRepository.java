package io.jacquard.sequence.space;

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
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Remembers the hubs of all spaces that share the store. */
@Singleton
final class HubRegistryRepository {
  private static final String COLLECTION = "hub-registry";
  private static final String BY_SPACE = "by_space";
  private static final int ATTEMPTS = 10;

  private final DocumentStore store;

  HubRegistryRepository(DocumentStore store) {
    this.store = store;
    store.declare(CollectionSpec.of(COLLECTION, IndexSpec.on(BY_SPACE, "space")));
  }

  Optional<HubEntry> find(String space, String id) {
    return store.get(key(space, id)).map(HubRegistryRepository::read);
  }

  /** All of a space. */
  List<HubEntry> of(String space) {
    return entries(Scan.of(COLLECTION, BY_SPACE, space));
  }

  /** All of all spaces. */
  List<HubEntry> all() {
    return entries(Scan.all(COLLECTION));
  }

  /**
   * Changes what is known of a hub; the change sees what is there, and is made again when somebody
   * else was faster. One that gives nothing removes it.
   *
   * @return what is known then
   */
  Optional<HubEntry> change(
      String space, String id, Function<Optional<HubEntry>, Optional<HubEntry>> change) {
    DocumentKey key = key(space, id);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Document> there = store.get(key);
      Optional<HubEntry> known = there.map(HubRegistryRepository::read);
      Optional<HubEntry> next = change.apply(known);
      if (next.equals(known) || applied(write(key, there, next))) {
        return next;
      }
    }
    throw new IllegalStateException("hub " + id + " is changed by too many at once");
  }

  private boolean applied(Write write) {
    return store.commit(write) instanceof CommitResult.Committed;
  }

  private static Write write(DocumentKey key, Optional<Document> there, Optional<HubEntry> next) {
    if (next.isEmpty()) {
      return there.<Write>map(Write::delete).orElseGet(() -> Write.delete(key));
    }
    Body body = Body.of(fields(next.get()));
    return there
        .map(document -> Write.replace(document, body))
        .orElseGet(() -> Write.insert(key, body));
  }

  private List<HubEntry> entries(Scan scan) {
    List<HubEntry> entries = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      DocumentPage page = store.documents(scan.from(cursor));
      page.documents().forEach(document -> entries.add(read(document)));
      cursor = page.cursor();
    } while (cursor != null);
    return entries;
  }

  /** No two pairs have one key: the length of the first says where the second begins. */
  private static DocumentKey key(String space, String id) {
    return DocumentKey.of(COLLECTION, space.length() + ":" + space + "/" + id);
  }

  private static Map<String, @Nullable Object> fields(HubEntry hub) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("space", hub.space());
    fields.put("id", hub.id());
    fields.put("key", hub.key());
    fields.put("url", hub.url() == null ? null : hub.url().toString());
    fields.put("users", hub.users());
    fields.put("description", hub.description());
    fields.put("tags", hub.tags());
    fields.put("created", hub.created().toEpochMilli());
    fields.put("connected", millis(hub.lastConnected()));
    fields.put("disconnected", millis(hub.lastDisconnected()));
    fields.put("seen", millis(hub.seen()));
    fields.put("dismissed", hub.dismissed());
    return fields;
  }

  private static HubEntry read(Document document) {
    return new HubEntry(
        document.text("space"),
        document.text("id"),
        document.text("key"),
        document.field("url") instanceof String url ? URI.create(url) : null,
        texts(document, "users"),
        document.text("description"),
        texts(document, "tags"),
        Instant.ofEpochMilli(document.number("created")),
        moment(document, "connected"),
        moment(document, "disconnected"),
        moment(document, "seen"),
        document.field("dismissed") instanceof String reason ? reason : null);
  }

  private static List<String> texts(Document document, String field) {
    return document.field(field) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static @Nullable Long millis(@Nullable Instant moment) {
    return moment == null ? null : (Long) moment.toEpochMilli();
  }

  private static @Nullable Instant moment(Document document, String field) {
    return document.field(field) instanceof Long millis ? Instant.ofEpochMilli(millis) : null;
  }
}
