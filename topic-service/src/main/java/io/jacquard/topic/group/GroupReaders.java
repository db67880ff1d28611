package io.jacquard.topic.group;

import io.jacquard.topic.log.Begin;
import io.jacquard.topic.log.ContentType;
import io.jacquard.topic.log.Topic;
import io.jacquard.topic.log.TopicName;
import io.jacquard.topic.read.Sink;
import io.jacquard.topic.read.Waiters;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Begins readers of groups. */
@Singleton
public final class GroupReaders {
  private static final int GLANCES = 2;

  private final Groups groups;
  private final Waiters waiters;
  private final GroupConfig config;

  GroupReaders(Groups groups, Waiters waiters, GroupConfig config) {
    this.groups = groups;
    this.waiters = waiters;
    this.config = config;
  }

  /**
   * What a consumer asks for.
   *
   * @param most how many entries it wants to hold unacknowledged, {@code null} for as many as may
   *     be
   * @param acknowledging whether delivery is acknowledgement
   */
  public record Request(
      GroupName group, GroupName consumer, @Nullable Integer most, boolean acknowledging) {}

  /** What a reader keeps to. */
  record Wish(int most, boolean acknowledging, Duration glance) {}

  /** Joins a group, which is made if need be, as the topic is. */
  public CompletableFuture<GroupReader> open(
      TopicName name,
      @Nullable ContentType type,
      Begin begin,
      Request request,
      Function<Topic, Sink> sinks) {
    int most = config.unacknowledged();
    Wish wish =
        new Wish(
            request.most() == null ? most : Math.clamp(request.most(), 1, most),
            request.acknowledging(),
            config.redelivery().dividedBy(GLANCES));
    return waiters
        .open(name, type)
        .thenCompose(waiter ->
            groups
                .make(waiter.topic(), request.group(), begin)
                .thenApply(_ -> {
                  var member =
                      new Groups.Member(waiter.topic(), request.group(), request.consumer());
                  Sink sink = sinks.apply(waiter.topic());
                  return new GroupReader(groups, member, waiter, wish, sink);
                }));
  }
}
