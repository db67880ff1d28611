package io.jacquard.sequence.http;

import io.jacquard.commons.hub.HubRequest;
import io.jacquard.sequence.instance.InputPipe;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Sends a request's body to an instance as it comes; the head of the answer goes first. */
final class Uploads {
  private static final String END_STREAM = "x-end-stream";

  private Uploads() {}

  /** Whether the end of this body is the end of the stream, as it is unless the request says no. */
  static boolean endsStream(HttpServerRequest request) {
    @Nullable String asked = request.getHeader(END_STREAM);
    return asked == null || asked.equalsIgnoreCase("true");
  }

  /** Answers 200 or 202 at once, and ends the answer with the body. */
  static void send(HubRequest request, InputPipe pipe) {
    boolean ends = endsStream(request.http());
    request.proceed();
    request.response().setStatusCode(ends ? 200 : 202).setChunked(true);
    request.response().exceptionHandler(_ -> {});
    request.response().write(Buffer.buffer());
    pour(request, pipe, ends, () -> request.response().end());
  }

  /**
   * Sends a body.
   *
   * @param ends whether the stream ends with it
   * @param done run at its end
   */
  static void pour(HubRequest request, InputPipe pipe, boolean ends, Runnable done) {
    HttpServerRequest http = request.http();
    Context context = request.context().vertx().getOrCreateContext();
    Runnable room = () -> context.runOnContext(_ -> http.resume());
    http.exceptionHandler(_ -> {});
    http.handler(chunk -> {
      if (!pipe.send(chunk.getBytes(), room)) {
        http.pause();
      }
    });
    http.endHandler(_ -> {
      if (ends) {
        pipe.end();
      }
      done.run();
    });
  }
}
