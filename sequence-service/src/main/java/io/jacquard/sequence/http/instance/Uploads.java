package io.jacquard.sequence.http.instance;

import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.LongStreams;
import io.jacquard.sequence.instance.stream.InputPipe;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Sends a request's body to an instance as it comes; the head of the answer goes first. */
final class Uploads {
  private static final String END_STREAM = "x-end-stream";
  private static final long PATIENCE_MILLIS = 10_000;

  private Uploads() {}

  /** Whether the end of this body is the end of the stream, as it is unless the request says no. */
  static boolean endsStream(HttpServerRequest request) {
    @Nullable String asked = request.getHeader(END_STREAM);
    return asked == null || asked.equalsIgnoreCase("true");
  }

  /**
   * Answers 200 or 202 at once, and ends the answer when the body has arrived at the instance. A
   * request that goes on where another was broken off says with {@code from} where its body begins;
   * what has arrived of it before is left out.
   */
  static void send(HubRequest request, InputPipe pipe) {
    long place = pipe.position();
    long from = Offsets.asked(request).orElse(place);
    if (from < 0 || from > place) {
      request.refuse(416, "The stream has come to " + place + ", so " + from + " leaves a gap");
      return;
    }
    boolean ends = endsStream(request.http());
    request.proceed();
    request.response().setStatusCode(ends ? 200 : 202).setChunked(true);
    request.response().putHeader(Offsets.HEADER, Long.toString(from));
    LongStreams.keep(request);
    request.response().write(Buffer.buffer());
    Body body = new Body(place - from, ends);
    pour(request, pipe, body, () -> acknowledge(request, pipe));
  }

  /** Ends the answer once the body has arrived; or at last, where the instance takes nothing in. */
  private static void acknowledge(HubRequest request, InputPipe pipe) {
    Context context = request.context().vertx().getOrCreateContext();
    long late =
        context.owner().setTimer(PATIENCE_MILLIS, _ -> StreamReply.finish(request.response()));
    pipe.whenArrived(() ->
        context.runOnContext(_ -> {
          context.owner().cancelTimer(late);
          StreamReply.finish(request.response());
        }));
  }

  /**
   * What is done with a body.
   *
   * @param skipped how many bytes at its beginning are left out
   * @param ends whether the stream ends with it
   */
  record Body(long skipped, boolean ends) {}

  /**
   * Sends a body.
   *
   * @param done run at its end
   */
  static void pour(HubRequest request, InputPipe pipe, Body body, Runnable done) {
    HttpServerRequest http = request.http();
    Context context = request.context().vertx().getOrCreateContext();
    Runnable room = () -> context.runOnContext(_ -> http.resume());
    AtomicLong skipped = new AtomicLong(body.skipped());
    http.exceptionHandler(_ -> {});
    http.handler(chunk -> {
      int skip = (int) Math.min(skipped.get(), chunk.length());
      skipped.addAndGet(-skip);
      if (!pipe.send(bytes(chunk, skip), room)) {
        http.pause();
      }
    });
    http.endHandler(_ -> {
      if (body.ends()) {
        pipe.end();
      }
      done.run();
    });
  }

  /** The bytes from a place on, as they lie there. */
  @SuppressWarnings("deprecation") // every other way to them is a copy
  private static ByteBuffer bytes(Buffer chunk, int from) {
    return chunk.getByteBuf().nioBuffer(from, chunk.length() - from);
  }
}
