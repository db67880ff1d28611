package io.jacquard.sequence.http;

import io.jacquard.sequence.instance.OutputPipe;
import io.jacquard.sequence.instance.PipeReader;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Answers with what an instance writes; the head goes at once. */
record StreamReply(HttpServerResponse response) implements PipeReader {
  private static final String BYTES = "application/octet-stream";
  private static final Set<String> ACCEPTED = Set.of("*/*", "application/*", BYTES);

  /**
   * Sends the head of a stream.
   *
   * @return whether a body is to follow; the request is answered where it is not
   */
  static boolean open(HubRequest request) {
    if (!accepts(request.http().getHeader(HttpHeaders.ACCEPT))) {
      request.error(415, "The answer is " + BYTES);
      return false;
    }
    HttpServerResponse response = request.response();
    response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, BYTES);
    if (request.http().method().equals(HttpMethod.HEAD)) {
      response.end();
      return false;
    }
    response.exceptionHandler(_ -> {});
    response.write(Buffer.buffer());
    return true;
  }

  /** Answers with a pipe's bytes until it ends or the client goes. */
  static void send(HubRequest request, OutputPipe pipe) {
    if (open(request)) {
      StreamReply reader = new StreamReply(request.response());
      request.response().closeHandler(_ -> pipe.detach(reader));
      pipe.attach(reader);
    }
  }

  private static boolean accepts(@Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return true;
    }
    for (String range : accept.split(",", -1)) {
      if (ACCEPTED.contains(range.split(";", 2)[0].strip())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public CompletionStage<?> take(byte[] bytes) {
    return response.write(Buffer.buffer(bytes)).toCompletionStage();
  }

  @Override
  public void end() {
    if (!response.ended() && !response.closed()) {
      response.end();
    }
  }
}
