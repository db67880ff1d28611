package io.jacquard.sequence.audit;

import io.jacquard.sequence.feed.Feed;
import io.jacquard.sequence.hub.HubConfig;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** The records of {@code GET /audit} (spec/scramjet-hub.md section 1.6), the last ones kept. */
@Singleton
public final class HubAudit {
  /** Who does what nobody asked for. */
  public static final String SYSTEM = "system";

  private static final int HUB_HEARTBEAT = 13010;
  private static final int INSTANCE_HEARTBEAT = 13012;

  private final Feed feed;
  private final Clock clock = Clock.systemUTC();

  HubAudit(HubConfig config) {
    this.feed = new Feed((int) Math.min(Integer.MAX_VALUE, config.auditHistory().asLongValue()));
  }

  /** The records, as NDJSON. */
  public Feed feed() {
    return feed;
  }

  /** Something has come into another state. */
  public void state(int code, String object) {
    add(AuditRecord.of("", code, object).by(SYSTEM));
  }

  /** The hub is there. */
  public void hubBeats(String hub) {
    add(AuditRecord.of("ACTIVE", HUB_HEARTBEAT, hub).by(SYSTEM));
  }

  /** An instance is there. */
  public void instanceBeats(String instance) {
    add(AuditRecord.of("ACTIVE", INSTANCE_HEARTBEAT, instance).by(SYSTEM));
  }

  /** Keeps a record. */
  public void add(AuditRecord entry) {
    feed.add((entry.json(clock.millis()) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
