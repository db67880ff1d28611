package io.jacquard.sequence.instance.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.sequence.catalog.HubKey;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers the instances of a hub, and what they saved for their next start. */
@Singleton
public final class InstanceRepository {
  private static final String INSTANCES = "hub-instances";
  private static final String STATES = "hub-saved-states";
  private static final String BY_HUB = "by_hub";
  private static final Duration SAVED_FOR = Duration.ofDays(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DocumentStore store;
  private final HubKey key;

  InstanceRepository(DocumentStore store, HubKey key) {
    this.store = store;
    this.key = key;
    store.declare(CollectionSpec.of(INSTANCES, IndexSpec.on(BY_HUB, "hub")));
    store.declare(CollectionSpec.of(STATES));
  }

  public void put(InstanceRecord instance) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("hub", key.value());
    fields.put("sequence", instance.sequence());
    fields.put("revision", instance.revision());
    fields.put("request", instance.request().json().toString());
    fields.put("created", instance.created().toEpochMilli());
    fields.put("runner", instance.runner());
    fields.put("pid", instance.pid());
    fields.put("began", instance.began().toEpochMilli());
    fields.put("state", instance.state().wire());
    fields.put("started", millis(instance.state().started()));
    fields.put("restarts", (long) instance.rerun().count());
    fields.put("due", millis(instance.rerun().due().orElse(null)));
    InstanceState.Exit exit = instance.exit().orElse(null);
    if (exit != null) {
      fields.put("ended", instance.ended().toEpochMilli());
      fields.put("code", (long) exit.code());
      fields.put("reason", exit.reason());
    }
    store.commit(Write.put(DocumentKey.of(INSTANCES, instance.id()), Body.of(fields)));
  }

  public void delete(String id) {
    store.commit(Write.delete(DocumentKey.of(INSTANCES, id)));
  }

  /** All of this hub. */
  public List<InstanceRecord> all() {
    List<InstanceRecord> instances = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      DocumentPage page = store.documents(Scan.of(INSTANCES, BY_HUB, key.value()).from(cursor));
      page.documents().forEach(document -> instances.add(read(document)));
      cursor = page.cursor();
    } while (cursor != null);
    return instances;
  }

  /** Keeps what an instance saved, for a month after its last saving. */
  public void save(String id, JsonNode state) {
    Write write =
        Write.put(DocumentKey.of(STATES, id), Body.of(Map.of("state", state.toString())))
            .expiringAt(Instant.now().plus(SAVED_FOR));
    store.commit(write);
  }

  /** What an instance of that id saved last. */
  public Optional<JsonNode> saved(String id) {
    return store.get(DocumentKey.of(STATES, id)).map(document -> parse(document.text("state")));
  }

  private static @Nullable Long millis(@Nullable Instant moment) {
    return moment == null ? null : (Long) moment.toEpochMilli();
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InstanceRecord read(Document document) {
    Instant started =
        document.field("started") instanceof Long millis ? Instant.ofEpochMilli(millis) : null;
    return new InstanceRecord(
        document.id(),
        document.text("sequence"),
        document.text("revision"),
        new StartRequest((ObjectNode) parse(document.text("request"))),
        Instant.ofEpochMilli(document.number("created")),
        document.text("runner"),
        document.number("pid"),
        Instant.ofEpochMilli(document.number("began")),
        state(document, started),
        rerun(document));
  }

  private static Rerun rerun(Document document) {
    int count = document.field("restarts") instanceof Long restarts ? restarts.intValue() : 0;
    Optional<Instant> due =
        document.field("due") instanceof Long millis
            ? Optional.of(Instant.ofEpochMilli(millis))
            : Optional.empty();
    return new Rerun(count, due);
  }

  private static InstanceState state(Document document, @Nullable Instant started) {
    return switch (document.text("state")) {
      case "starting" -> new InstanceState.Starting();
      case "running" -> new InstanceState.Running(started == null ? Instant.EPOCH : started);
      case "stopping" -> new InstanceState.Stopping(started);
      case "killing" -> new InstanceState.Killing(started);
      case "completed" -> new InstanceState.Completed(started, ended(document), exit(document));
      case "errored" -> new InstanceState.Errored(started, ended(document), exit(document));
      default ->
          throw new IllegalStateException("instance " + document.id() + " has no known state");
    };
  }

  private static Instant ended(Document document) {
    return Instant.ofEpochMilli(document.number("ended"));
  }

  private static InstanceState.Exit exit(Document document) {
    return new InstanceState.Exit((int) document.number("code"), document.text("reason"));
  }
}
