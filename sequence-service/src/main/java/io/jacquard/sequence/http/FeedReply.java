package io.jacquard.sequence.http;

import io.jacquard.commons.hub.HubRequest;
import io.jacquard.sequence.feed.Feed;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** Answers with the lines of a feed from the oldest that is kept, and goes on with what comes. */
public final class FeedReply {
  private static final int CHUNK = 64 << 10;

  private final Feed feed;
  private final HttpServerResponse response;
  private final Runnable more = this::pull;
  private long place;

  private FeedReply(Feed feed, HttpServerResponse response) {
    this.feed = feed;
    this.response = response;
  }

  public static void send(HubRequest request, Feed feed) {
    if (!request.openStream()) {
      return;
    }
    FeedReply reply = new FeedReply(feed, request.response());
    request.onEnd(() -> feed.forget(reply.more));
    reply.pull();
  }

  private void pull() {
    if (response.closed() || response.ended()) {
      return;
    }
    Feed.Chunk chunk = feed.read(place, CHUNK);
    place = chunk.next();
    if (!chunk.lines().isEmpty()) {
      Buffer lines = Buffer.buffer();
      chunk.lines().forEach(lines::appendBytes);
      response.write(lines).onSuccess(_ -> feed.onMore(place, more));
    } else if (chunk.last()) {
      response.end();
    } else {
      feed.onMore(place, more);
    }
  }
}
