package io.jacquard.walker.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Consumer;

/** Collects a request's body up to a limit of size and time, on the event loop. */
final class BodyCollector {
  private final Vertx vertx;
  private final HttpServerRequest request;
  private final long limit;
  private final Consumer<byte[]> next;
  private final Buffer collected = Buffer.buffer();
  private final long timer;
  private boolean ended;

  private BodyCollector(RoutingContext context, Limits limits, Consumer<byte[]> next) {
    this.vertx = context.vertx();
    this.request = context.request();
    this.limit = limits.bytes();
    this.next = next;
    this.timer = vertx.setTimer(limits.time().toMillis(), _ -> giveUp());
  }

  /** How large a body may be and how long it may take to arrive. */
  record Limits(long bytes, Duration time) {}

  /** Hands on the whole body, or answers 413 or 408; nothing once the client has gone. */
  static void collect(RoutingContext context, Limits limits, Consumer<byte[]> next) {
    BodyCollector collector = new BodyCollector(context, limits, next);
    HttpServerRequest request = context.request();
    request.exceptionHandler(_ -> collector.end());
    if (announced(request) > limits.bytes()) {
      collector.refuse(Answer.TOO_LARGE);
      return;
    }
    request.handler(collector::add);
    request.endHandler(_ -> collector.finish());
  }

  static long announced(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException _) {
      return Long.MAX_VALUE;
    }
  }

  private void add(Buffer chunk) {
    if (!ended && collected.length() + (long) chunk.length() > limit) {
      refuse(Answer.TOO_LARGE);
    } else if (!ended) {
      collected.appendBuffer(chunk);
    }
  }

  private void refuse(Answer answer) {
    if (end()) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      answer.send(request.response());
    }
  }

  /** A client that sends nothing would keep the connection for ever. */
  private void giveUp() {
    request.response().endHandler(_ -> request.connection().close());
    refuse(Answer.TOO_SLOW);
  }

  private void finish() {
    if (end()) {
      next.accept(collected.getBytes());
    }
  }

  /** Whether this call is the one that ends it. */
  private boolean end() {
    boolean first = !ended;
    ended = true;
    vertx.cancelTimer(timer);
    return first;
  }
}
