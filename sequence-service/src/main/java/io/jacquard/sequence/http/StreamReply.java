package io.jacquard.sequence.http;

import io.jacquard.commons.hub.HubRequest;
import io.jacquard.sequence.instance.OutputPipe;
import io.jacquard.sequence.instance.PipeReader;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.CompletionStage;

/** Answers with what an instance writes; the head goes at once. */
record StreamReply(HttpServerResponse response) implements PipeReader {
  /** Answers with a pipe's bytes until it ends or the client goes. */
  static void send(HubRequest request, OutputPipe pipe) {
    if (request.openStream()) {
      StreamReply reader = new StreamReply(request.response());
      request.response().closeHandler(_ -> pipe.detach(reader));
      pipe.attach(reader);
    }
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
