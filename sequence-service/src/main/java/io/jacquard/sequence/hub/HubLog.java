package io.jacquard.sequence.hub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.sequence.feed.Feed;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jboss.logging.Logger;

/** What the hub did, for the log of the process and for {@code GET /log}. */
@Singleton
public final class HubLog {
  private static final Logger LOG = Logger.getLogger("io.jacquard.hub");
  private static final int HISTORY = 4 << 20;

  private final Feed feed = new Feed(HISTORY);
  private final String hub;
  private final Clock clock = Clock.systemUTC();

  public HubLog(HubConfig config) {
    this.hub = config.id();
  }

  public void info(String message) {
    LOG.debug(message);
    add("INFO", message);
  }

  /** What whoever runs the hub wants to see at its start. */
  public void start(String message) {
    LOG.info(message);
    add("INFO", message);
  }

  public void warn(String message) {
    LOG.warn(message);
    add("WARN", message);
  }

  public void warn(String message, Throwable cause) {
    LOG.warnf("%s reason=%s", message, cause.getMessage());
    add("WARN", message);
  }

  /** The lines, as NDJSON. */
  public Feed feed() {
    return feed;
  }

  private void add(String level, String message) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("msg", message).put("level", level).put("ts", clock.millis()).put("from", "Host");
    line.putObject("Host").put("id", hub);
    feed.add((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
