package io.jacquard.topic.read;

import io.jacquard.topic.log.Entry;
import io.jacquard.topic.log.Joined;
import io.jacquard.topic.log.Page;
import io.jacquard.topic.log.Position;
import io.jacquard.topic.log.TopicLog;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Reads a topic for one consumer, a page after the other, each once the consumer has room; so it
 * holds up nobody. It outlives an absence of Redis.
 */
public final class TopicReader {
  private static final Logger LOG = Logger.getLogger(TopicReader.class);
  private static final long RETRY_MILLIS = 500;

  private final TopicLog log;
  private final WakeUps wakeUps;
  private final Vertx vertx;
  private final Watched watched;
  private final Joined joined;
  private final boolean live;
  private final Sink sink;
  private final Runnable step = this::step;
  private volatile Position position;
  private volatile boolean closed;

  TopicReader(
      TopicLog log,
      WakeUps wakeUps,
      Vertx vertx,
      Watched watched,
      Joined joined,
      boolean live,
      Sink sink) {
    this.log = log;
    this.wakeUps = wakeUps;
    this.vertx = vertx;
    this.watched = watched;
    this.joined = joined;
    this.live = live;
    this.sink = sink;
    this.position = joined.start();
  }

  /** Begins; the consumer is given data from now on. */
  public void start() {
    step();
  }

  /** Ends the reading, when the consumer is gone. */
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    watched.signal().forget(step);
    var _ =
        wakeUps
            .leave(watched, live, position)
            .exceptionally(failure -> {
              LOG.debugf("a reader could not say that it left reason=%s", failure.getMessage());
              return null;
            });
  }

  private void step() {
    if (closed) {
      return;
    }
    long seen = watched.signal().version();
    var _ =
        log.read(joined.topic(), position)
            .whenComplete((page, failure) -> {
              if (closed) {
                return;
              }
              if (failure != null) {
                vertx.setTimer(RETRY_MILLIS, _ -> step());
              } else if (page.gone()) {
                end();
              } else if (page.entries().isEmpty()) {
                watched.signal().await(seen, step);
              } else {
                deliver(page);
              }
            });
  }

  private void deliver(Page page) {
    List<Entry> data = new ArrayList<>(page.entries().size());
    Position next = position;
    boolean ended = false;
    for (Entry entry : page.entries()) {
      if (entry.begin().bytes() > next.bytes()) {
        lose(entry.begin().bytes() - next.bytes());
        return;
      }
      next = entry.position();
      if (entry.kind() != Entry.Kind.END) {
        data.add(entry);
      } else if (ends(entry)) {
        ended = true;
        break;
      }
    }
    Position reached = next;
    boolean over = ended;
    var _ = sink.take(data).whenComplete((_, failure) -> taken(reached, over, failure != null));
  }

  /** Ends that were undone before a reader of history came do not end its reading. */
  private boolean ends(Entry end) {
    return live || end.position().compareTo(joined.tail()) >= 0;
  }

  private void taken(Position reached, boolean over, boolean failed) {
    if (failed) {
      close();
      return;
    }
    position = reached;
    wakeUps.reached(watched, reached, live);
    if (over) {
      end();
    } else {
      step();
    }
  }

  private void end() {
    close();
    sink.end();
  }

  private void lose(long bytes) {
    LOG.warnf(
        "a reader was slower than the retention and is cut off topic=%s bytes=%d",
        joined.topic().name(), bytes);
    close();
    sink.lost(bytes);
  }
}
