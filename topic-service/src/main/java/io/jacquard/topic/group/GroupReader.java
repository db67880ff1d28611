package io.jacquard.topic.group;

import io.jacquard.topic.log.Entry;
import io.jacquard.topic.log.Position;
import io.jacquard.topic.read.Sink;
import io.jacquard.topic.read.Waiter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Reads for one consumer of a group: first what it holds from before, then what is new or what
 * another consumer held too long, as long as it acknowledges.
 */
public final class GroupReader {
  private static final Logger LOG = Logger.getLogger(GroupReader.class);
  private static final int ENTRIES = 16;
  private static final Duration RETRY = Duration.ofMillis(500);

  private final Groups groups;
  private final Groups.Member member;
  private final Waiter waiter;
  private final int most;
  private final boolean acknowledging;
  private final Duration glance;
  private final Sink sink;
  private Position before = Position.START;
  private boolean caughtUp;
  private volatile boolean closed;

  GroupReader(
      Groups groups, Groups.Member member, Waiter waiter, GroupReaders.Wish wish, Sink sink) {
    this.groups = groups;
    this.member = member;
    this.waiter = waiter;
    this.most = wish.most();
    this.acknowledging = wish.acknowledging();
    this.glance = wish.glance();
    this.sink = sink;
  }

  /** Begins; the consumer is given entries from now on. */
  public void start() {
    step();
  }

  /** Ends the reading; what was not acknowledged stays with the consumer for a while. */
  public void close() {
    closed = true;
    waiter.close();
  }

  private void step() {
    if (closed) {
      return;
    }
    long seen = waiter.version();
    var _ =
        next()
            .whenComplete((entries, failure) -> {
              if (closed) {
                return;
              }
              if (failure != null) {
                failed(failure);
              } else if (entries.isEmpty()) {
                waiter.await(seen, glance, this::step);
              } else {
                deliver(entries);
              }
            });
  }

  private void failed(Throwable failure) {
    if (Groups.said(failure, "NOGROUP")) {
      close();
      sink.end();
    } else {
      LOG.debugf("a group could not be read reason=%s", failure.getMessage());
      waiter.await(waiter.version(), RETRY, this::step);
    }
  }

  private CompletableFuture<List<Entry>> next() {
    if (!caughtUp) {
      return groups
          .pending(member, before, ENTRIES)
          .thenCompose(entries -> {
            caughtUp = entries.isEmpty();
            return caughtUp ? next() : CompletableFuture.completedFuture(entries);
          });
    }
    return groups
        .held(member, most)
        .thenCompose(held -> {
          int room = Math.min(ENTRIES, most - held);
          if (room <= 0) {
            return CompletableFuture.completedFuture(List.<Entry>of());
          }
          return groups
              .fresh(member, room)
              .thenCompose(entries ->
                  entries.isEmpty()
                      ? groups.overdue(member, room)
                      : CompletableFuture.completedFuture(entries));
        });
  }

  private void deliver(List<Entry> entries) {
    List<Position> ends = positions(entries, true);
    List<Entry> data = entries.stream().filter(entry -> entry.kind() != Entry.Kind.END).toList();
    Position last = entries.getLast().position();
    before = last;
    waiter.reached(last);
    var _ =
        groups
            .acknowledge(member.topic(), member.group(), ends)
            .thenCompose(_ -> sink.take(data))
            .thenCompose(_ ->
                acknowledging
                    ? groups.acknowledge(member.topic(), member.group(), positions(entries, false))
                    : CompletableFuture.completedFuture(0))
            .whenComplete((_, failure) -> {
              if (failure != null) {
                close();
              } else {
                step();
              }
            });
  }

  /** The ends of the topic mean nothing to a group. */
  private static List<Position> positions(List<Entry> entries, boolean ofEnds) {
    return entries.stream()
        .filter(entry -> (entry.kind() == Entry.Kind.END) == ofEnds)
        .map(Entry::position)
        .toList();
  }
}
