package io.jacquard.walker.http;

import io.jacquard.walker.json.StreamFormat;
import io.jacquard.walker.stream.ReportStream;
import io.jacquard.walker.stream.StreamRun;
import io.jacquard.walker.stream.StreamSink;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An answer that a reported generator makes piece by piece, with the headers clients know. */
record StreamReply(ReportStream stream, StreamFormat format, Predicate<Runnable> pool)
    implements Reply {
  private static final String EVENTS = "text/event-stream; charset=utf-8";

  /** The framing that the client asks for, or else the endpoint does. */
  static StreamFormat format(@Nullable String accept, @Nullable String declared) {
    boolean asked = accept != null && asksForEvents(accept.toLowerCase(Locale.ROOT));
    return asked || "sse".equalsIgnoreCase(declared) ? StreamFormat.EVENTS : StreamFormat.RAW;
  }

  private static boolean asksForEvents(String accept) {
    for (String range : accept.split(",", -1)) {
      String plain = range.replace(" ", "").replace("\"", "");
      if (plain.startsWith("text/event-stream;") && (plain + ";").contains(";framing=sse;")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void send(HttpServerResponse response, Runnable afterwards) {
    response.setChunked(true);
    response.putHeader(HttpHeaders.CONTENT_TYPE, EVENTS);
    response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    response.putHeader("X-Accel-Buffering", "no");
    StreamRun run = new StreamRun(stream, format, new Sink(response, format), pool);
    var _ = run.ended().thenRun(afterwards);
    response.closeHandler(_ -> run.cancel());
    response.exceptionHandler(_ -> run.cancel());
    response.write(Buffer.buffer());
    run.start();
  }

  /** The client's connection; when the stream breaks it ends without the last chunk. */
  private record Sink(HttpServerResponse response, StreamFormat format) implements StreamSink {

    @Override
    public CompletionStage<?> send(byte[] piece) {
      return response.write(Buffer.buffer(piece)).toCompletionStage();
    }

    @Override
    public void end() {
      response.end();
    }

    @Override
    public void fail(String incident) {
      if (format == StreamFormat.EVENTS) {
        String event = "event: error\ndata: {\"incident\":\"" + incident + "\"}\n\n";
        send(event.getBytes(StandardCharsets.UTF_8)).whenComplete((_, _) -> response.reset());
      } else {
        response.reset();
      }
    }
  }
}
