package io.jacquard.sequence.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers which folder holds which sequence of which hub. */
@Singleton
final class SequenceRepository {
  private static final String COLLECTION = "hub-sequences";
  private static final String BY_HUB = "by_hub";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DocumentStore store;
  private final HubKey key;

  SequenceRepository(DocumentStore store, HubKey key) {
    this.store = store;
    this.key = key;
    store.declare(CollectionSpec.of(COLLECTION, IndexSpec.on(BY_HUB, "hub")));
  }

  /**
   * One remembered sequence.
   *
   * @param revision the folder's name, new with every upload
   */
  record Entry(
      String id, String revision, long size, long createdMillis, Optional<ObjectNode> appConfig) {}

  void put(Entry entry) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("hub", key.value());
    fields.put("revision", entry.revision());
    fields.put("size", entry.size());
    fields.put("created", entry.createdMillis());
    entry.appConfig().ifPresent(config -> fields.put("appConfig", config.toString()));
    store.commit(Write.put(DocumentKey.of(COLLECTION, entry.id()), Body.of(fields)));
  }

  void delete(String id) {
    store.commit(Write.delete(DocumentKey.of(COLLECTION, id)));
  }

  /** All of this hub. */
  List<Entry> all() {
    List<Entry> entries = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      DocumentPage page = store.documents(Scan.of(COLLECTION, BY_HUB, key.value()).from(cursor));
      page.documents().forEach(document -> entries.add(read(document)));
      cursor = page.cursor();
    } while (cursor != null);
    return entries;
  }

  private static Entry read(Document document) {
    return new Entry(
        document.id(),
        document.text("revision"),
        document.number("size"),
        document.number("created"),
        document.field("appConfig") instanceof String text
            ? Optional.of(parse(text))
            : Optional.empty());
  }

  private static ObjectNode parse(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
