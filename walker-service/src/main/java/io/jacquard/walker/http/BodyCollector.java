package io.jacquard.walker.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** Collects a request's body up to a limit, on the event loop. */
final class BodyCollector {
  private final HttpServerRequest request;
  private final long limit;
  private final Buffer collected = Buffer.buffer();
  private boolean refused;

  private BodyCollector(HttpServerRequest request, long limit) {
    this.request = request;
    this.limit = limit;
  }

  /** Hands on the whole body, or answers 413. */
  static void collect(HttpServerRequest request, long limit, Consumer<byte[]> next) {
    BodyCollector collector = new BodyCollector(request, limit);
    if (announced(request) > limit) {
      collector.refuse();
      return;
    }
    request.handler(collector::add);
    request.endHandler(_ -> collector.finish(next));
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
    if (!refused && collected.length() + (long) chunk.length() > limit) {
      refuse();
    } else if (!refused) {
      collected.appendBuffer(chunk);
    }
  }

  private void refuse() {
    refused = true;
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    Answer.TOO_LARGE.send(request.response());
  }

  private void finish(Consumer<byte[]> next) {
    if (!refused) {
      next.accept(collected.getBytes());
    }
  }
}
