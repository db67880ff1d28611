package io.jacquard.auth.audit;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The log of security events: a line of the process's log and a document each. Writing one never
 * holds up or fails what it tells of.
 */
@Singleton
public final class AuditLog {
  private static final Logger LOG = Logger.getLogger(AuditLog.class);
  private static final String ENTRIES = "auth.audit";
  private static final String BY_USER = "by_user";
  private static final int MOST_SHOWN = 200;
  private static final int LONGEST_NAME = 256;

  private final DocumentStore store;
  private final Duration kept;

  @Inject
  AuditLog(DocumentStore store, AuditConfig config) {
    this(store, Duration.ofDays(config.days()));
  }

  public AuditLog(DocumentStore store, Duration kept) {
    this.store = store;
    this.kept = kept;
    store.declare(CollectionSpec.of(ENTRIES, IndexSpec.on(BY_USER, "user")));
  }

  public void record(AuditEvent event, String user, String username, Origin origin) {
    Instant now = Instant.now();
    String name = username.length() > LONGEST_NAME ? username.substring(0, LONGEST_NAME) : username;
    LOG.infof("%s user=%s address=%s", event, user.isEmpty() ? "?" : user, origin.address());
    Body body =
        Body.of(
            Map.of(
                "at", now.toEpochMilli(),
                "event", event.name(),
                "user", user,
                "username", name,
                "address", origin.address(),
                "client", origin.client()));
    Write write =
        Write.insert(DocumentKey.of(ENTRIES, Ids.next()), body).expiringAt(now.plus(kept));
    var _ =
        store
            .commitAsync(List.of(write), List.of())
            .whenCompleteAsync((_, failure) -> {
              if (failure != null) {
                LOG.errorf(failure, "an audit entry was lost event=%s user=%s", event, user);
              }
            });
  }

  /** The entries about a user, the newest first. */
  public List<AuditEntry> about(String user) {
    Scan scan = Scan.of(ENTRIES, BY_USER, user).backwards().limit(MOST_SHOWN);
    return store.documents(scan).documents().stream().map(AuditLog::entry).toList();
  }

  private static AuditEntry entry(Document document) {
    return new AuditEntry(
        Instant.ofEpochMilli(document.number("at")),
        AuditEvent.valueOf(document.text("event")),
        document.text("user"),
        document.text("username"),
        new Origin(document.text("address"), document.text("client")));
  }
}
