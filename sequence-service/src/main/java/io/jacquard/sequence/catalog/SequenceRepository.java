package io.jacquard.sequence.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.sequence.archive.Manifest;
import io.jacquard.sequence.hub.HubConfig;
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
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sequences of a space, as all its hubs know them. */
@Singleton
final class SequenceRepository {
  private static final String COLLECTION = "hub-packages";
  private static final String BY_SPACE = "by_space";
  private static final String BY_NAME = "by_name";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DocumentStore store;
  private final Remains remains;
  private final String space;

  SequenceRepository(DocumentStore store, Remains remains, HubConfig hub) {
    this.store = store;
    this.remains = remains;
    this.space = hub.space();
    store.declare(
        CollectionSpec.of(
            COLLECTION, IndexSpec.on(BY_SPACE, "space"), IndexSpec.on(BY_NAME, "space", "name")));
  }

  /** A sequence as it was read, to be changed only while it still is that. */
  record Kept(Sequence sequence, Document document) {}

  /** Whether other processes have these sequences too. */
  boolean shared() {
    return !store.exclusive();
  }

  Optional<Kept> find(String id) {
    return store
        .get(DocumentKey.of(COLLECTION, id))
        .filter(document -> document.text("space").equals(space))
        .map(document -> new Kept(read(document), document));
  }

  /** All of the space. */
  List<Sequence> all() {
    return read(Scan.of(COLLECTION, BY_SPACE, space));
  }

  /** Those whose package has a name. */
  List<Sequence> named(String name) {
    return read(Scan.of(COLLECTION, BY_NAME, space, name));
  }

  /**
   * Puts a sequence in the place of another, both of which may be nothing. The package that is no
   * longer needed becomes remains with the same commit, and the one that is needed ceases to be.
   *
   * @return false when there is no longer what was read
   */
  boolean change(Optional<Kept> before, Optional<Sequence> after) {
    List<Write> writes = new ArrayList<>();
    before.ifPresent(kept -> writes.add(remains.ofRemoved(kept.sequence().content().revision())));
    after.ifPresent(next -> writes.add(Remains.none(next.content().revision())));
    writes.add(write(before, after));
    return store.commit(writes, List.of()) instanceof CommitResult.Committed;
  }

  private Write write(Optional<Kept> before, Optional<Sequence> after) {
    if (after.isEmpty()) {
      return Write.delete(before.orElseThrow().document());
    }
    Body body = Body.of(fields(after.get()));
    return before
        .map(kept -> Write.replace(kept.document(), body))
        .orElseGet(() -> Write.insert(DocumentKey.of(COLLECTION, after.get().id()), body));
  }

  private List<Sequence> read(Scan scan) {
    List<Sequence> sequences = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      DocumentPage page = store.documents(scan.from(cursor));
      page.documents().forEach(document -> sequences.add(read(document)));
      cursor = page.cursor();
    } while (cursor != null);
    return sequences;
  }

  private Map<String, Object> fields(Sequence sequence) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("space", space);
    fields.put("name", sequence.manifest().name());
    fields.put("version", sequence.manifest().version());
    fields.put("manifest", sequence.manifest().fields().toString());
    fields.put("revision", sequence.content().revision());
    fields.put("digest", sequence.content().digest());
    fields.put("size", sequence.content().size());
    fields.put("hub", sequence.origin().hub());
    fields.put("user", sequence.origin().user());
    fields.put("taken", sequence.origin().taken().toEpochMilli());
    sequence.appConfig().ifPresent(config -> fields.put("appConfig", config.toString()));
    return fields;
  }

  private static Sequence read(Document document) {
    return new Sequence(
        document.id(),
        Manifest.known(parse(document.text("manifest"))),
        new Sequence.Content(
            document.text("revision"), document.text("digest"), document.number("size")),
        new Sequence.Origin(
            document.text("hub"),
            document.text("user"),
            Instant.ofEpochMilli(document.number("taken"))),
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
