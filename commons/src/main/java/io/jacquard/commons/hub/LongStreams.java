package io.jacquard.commons.hub;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.AttributeKey;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Streams may be silent for as long as they like, and answers may take their time: meanwhile the
 * connection is not closed for being idle. A client that is gone is noticed by the system's own
 * probes instead.
 */
public final class LongStreams {
  private static final String IDLE = "idle";
  private static final String LAST = "handler";
  private static final AttributeKey<Held> HELD = AttributeKey.valueOf("jacquard.long-streams");

  private LongStreams() {}

  /** How many streams keep a connection open, and what watched it before. */
  private record Held(int streams, @Nullable IdleStateHandler watch) {}

  /** Keeps the connection of a request open until its answer has ended. */
  public static void keep(HubRequest request) {
    if (request.http().connection() instanceof ConnectionBase connection) {
      Channel channel = connection.channel();
      channel.eventLoop().execute(() -> hold(channel));
      request.onEnd(() -> channel.eventLoop().execute(() -> release(channel)));
    }
  }

  private static void hold(Channel channel) {
    Held held = channel.attr(HELD).get();
    if (held != null) {
      channel.attr(HELD).set(new Held(held.streams() + 1, held.watch()));
      return;
    }
    channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
    ChannelPipeline pipeline = channel.pipeline();
    boolean watched = pipeline.get(IDLE) instanceof IdleStateHandler;
    channel.attr(HELD).set(new Held(1, watched ? (IdleStateHandler) pipeline.remove(IDLE) : null));
  }

  private static void release(Channel channel) {
    Held held = channel.attr(HELD).get();
    if (held == null || held.streams() > 1) {
      if (held != null) {
        channel.attr(HELD).set(new Held(held.streams() - 1, held.watch()));
      }
      return;
    }
    channel.attr(HELD).set(null);
    IdleStateHandler watch = held.watch();
    if (watch != null && channel.isActive() && channel.pipeline().get(IDLE) == null) {
      channel.pipeline().addBefore(LAST, IDLE, again(watch));
    }
  }

  private static IdleStateHandler again(IdleStateHandler watch) {
    return new IdleStateHandler(
        watch.getReaderIdleTimeInMillis(),
        watch.getWriterIdleTimeInMillis(),
        watch.getAllIdleTimeInMillis(),
        TimeUnit.MILLISECONDS);
  }
}
