package io.jacquard.webhook.delivery;

import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentPage;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Ids;
import io.jacquard.store.IndexSpec;
import io.jacquard.store.Scan;
import io.jacquard.store.Write;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps deliveries for a month; noting one never holds up or fails the event itself. */
@Singleton
public final class DeliveryLog {
  private static final Logger LOG = Logger.getLogger(DeliveryLog.class);
  private static final String COLLECTION = "webhook-deliveries";
  private static final String BY_KEY = "by_key";
  private static final Duration KEPT = Duration.ofDays(30);

  private final DocumentStore store;

  DeliveryLog(DocumentStore store) {
    this.store = store;
    store.declare(CollectionSpec.of(COLLECTION, IndexSpec.on(BY_KEY, "owner", "key")));
  }

  public void add(Delivery delivery) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("owner", delivery.owner());
    fields.put("key", delivery.key());
    fields.put("walker", delivery.walker());
    fields.put("event", delivery.event());
    fields.put("at", delivery.at().toEpochMilli());
    fields.put("status", (long) delivery.status());
    fields.put("millis", delivery.millis());
    fields.put("error", delivery.error());
    DocumentKey key = DocumentKey.of(COLLECTION, Ids.next());
    Write write = Write.put(key, Body.of(fields)).expiringAt(delivery.at().plus(KEPT));
    var _ =
        store
            .commitAsync(List.of(write), List.of())
            .whenComplete((_, failure) -> {
              if (failure != null) {
                LOG.warnf(failure, "a delivery was not noted key=%s", delivery.key());
              }
            });
  }

  /**
   * Deliveries, newest first.
   *
   * @param cursor where the next page begins; {@code null} at the end
   */
  record Page(List<Delivery> deliveries, @Nullable String cursor) {
    Page {
      deliveries = List.copyOf(deliveries);
    }
  }

  /**
   * The last deliveries with a key of this user, or those from a cursor on.
   *
   * @throws IllegalArgumentException when the cursor is none of ours
   */
  Page of(String owner, String key, int limit, @Nullable String cursor) {
    Scan scan = Scan.of(COLLECTION, BY_KEY, owner, key).backwards().limit(limit).from(cursor);
    DocumentPage found = store.documents(scan);
    return new Page(found.documents().stream().map(DeliveryLog::read).toList(), found.cursor());
  }

  private static Delivery read(Document document) {
    return new Delivery(
        document.text("owner"),
        document.text("key"),
        document.text("walker"),
        (String) document.field("event"),
        Instant.ofEpochMilli(document.number("at")),
        (int) document.number("status"),
        document.number("millis"),
        (String) document.field("error"));
  }
}
