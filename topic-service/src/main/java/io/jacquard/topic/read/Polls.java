package io.jacquard.topic.read;

import io.jacquard.topic.log.Begin;
import io.jacquard.topic.log.ContentType;
import io.jacquard.topic.log.Entry;
import io.jacquard.topic.log.Joined;
import io.jacquard.topic.log.Page;
import io.jacquard.topic.log.Position;
import io.jacquard.topic.log.Topic;
import io.jacquard.topic.log.TopicLog;
import io.jacquard.topic.log.TopicName;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Readers with a name and a place that outlives connections: they ask for one page after the other,
 * each time saying how far they are.
 */
@Singleton
public final class Polls {
  private static final Duration LINGER = Duration.ofSeconds(20);

  private final TopicLog log;
  private final WakeUps wakeUps;
  private final Vertx vertx;
  private final Map<String, CompletableFuture<Lingering>> watched = new ConcurrentHashMap<>();

  Polls(TopicLog log, WakeUps wakeUps, Vertx vertx) {
    this.log = log;
    this.wakeUps = wakeUps;
    this.vertx = vertx;
  }

  /** A topic that is watched for some time after the last one who waited for it. */
  private static final class Lingering {
    private final Waiter waiter;
    private volatile long used = System.nanoTime();

    Lingering(Waiter waiter) {
      this.waiter = waiter;
    }
  }

  /**
   * What one reader asks.
   *
   * @param after where it reads on
   * @param done what is kept of it
   * @param echoes whether it wants what instances wrote that read the same topic
   */
  public record Poll(Topic topic, Position after, Done done, boolean echoes, Duration patience) {}

  /**
   * The place of a reader that is kept for it.
   *
   * @param taken how many bytes it has taken up to the place
   */
  public record Done(String reader, Position position, long taken) {}

  /**
   * What it is told.
   *
   * @param next where it goes on
   * @param end whether the topic ends there
   * @param lost how many bytes were dropped before they could be read
   * @param gone whether the topic was removed
   */
  public record Polled(List<Entry> data, Position next, boolean end, long lost, boolean gone) {}

  /** Makes a reader known, or finds the place that it has. */
  public CompletableFuture<Joined> join(TopicName name, @Nullable ContentType type, String reader) {
    return wakeUps
        .listen()
        .thenCompose(_ -> log.join(name, type, wakeUps.process(), new Begin.Named(reader)));
  }

  /** The next data; none when none came in time. */
  public CompletableFuture<Polled> poll(Poll poll) {
    var told =
        log.advance(
            poll.topic(), poll.done().position(), poll.done().reader(), poll.done().taken());
    CompletableFuture<Page> read = log.read(poll.topic(), poll.after());
    return told.thenCompose(_ -> read)
        .thenCompose(page ->
            page.entries().isEmpty() && !page.gone() && poll.patience().isPositive()
                ? await(poll)
                : CompletableFuture.completedFuture(page))
        .thenApply(page -> polled(poll, page));
  }

  private CompletableFuture<Page> await(Poll poll) {
    return watch(poll.topic())
        .thenCompose(lingering -> {
          lingering.used = System.nanoTime();
          long seen = lingering.waiter.version();
          return log.read(poll.topic(), poll.after())
              .thenCompose(page ->
                  page.entries().isEmpty() && !page.gone()
                      ? changed(lingering.waiter, seen, poll.patience())
                          .thenCompose(_ -> log.read(poll.topic(), poll.after()))
                      : CompletableFuture.completedFuture(page));
        });
  }

  private static CompletableFuture<Void> changed(Waiter waiter, long seen, Duration patience) {
    CompletableFuture<Void> changed = new CompletableFuture<>();
    waiter.await(seen, patience, () -> changed.complete(null));
    return changed;
  }

  private CompletableFuture<Lingering> watch(Topic topic) {
    CompletableFuture<Lingering> made = new CompletableFuture<>();
    CompletableFuture<Lingering> known = watched.putIfAbsent(topic.life(), made);
    if (known != null) {
      return known;
    }
    var _ =
        wakeUps
            .listen()
            .thenCompose(_ -> wakeUps.enter(topic, false))
            .whenComplete((entered, failure) -> {
              if (failure != null) {
                watched.remove(topic.life(), made);
                made.completeExceptionally(failure);
              } else {
                Lingering lingering = new Lingering(new Waiter(wakeUps, vertx, entered));
                leaveLater(topic.life(), lingering);
                made.complete(lingering);
              }
            });
    return made;
  }

  private void leaveLater(String life, Lingering lingering) {
    vertx.setTimer(
        LINGER.toMillis(),
        _ -> {
          if (System.nanoTime() - lingering.used < LINGER.toNanos()) {
            leaveLater(life, lingering);
          } else {
            watched.remove(life);
            lingering.waiter.close();
          }
        });
  }

  private static Polled polled(Poll poll, Page page) {
    List<Entry> data = new ArrayList<>();
    Position next = poll.after();
    long lost = 0;
    for (Entry entry : page.entries()) {
      lost += Math.max(0, entry.begin().bytes() - next.bytes());
      next = entry.position();
      if (entry.kind() == Entry.Kind.END) {
        return new Polled(data, next, true, lost, false);
      }
      if (poll.echoes() || entry.kind() != Entry.Kind.ECHO) {
        data.add(entry);
      }
    }
    return new Polled(data, next, false, lost, page.gone());
  }

  /** Forgets a reader. */
  public CompletableFuture<?> leave(Topic topic, String reader, Position position) {
    return log.leave(topic, reader, position);
  }
}
