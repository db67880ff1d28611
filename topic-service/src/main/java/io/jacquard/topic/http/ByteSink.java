package io.jacquard.topic.http;

import io.jacquard.topic.log.Entry;
import io.jacquard.topic.read.Sink;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers with the bytes of a topic, as they were sent to it. */
record ByteSink(HttpServerResponse response) implements Sink {

  @Override
  public CompletionStage<?> take(List<Entry> data) {
    if (data.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return response.write(joined(data)).toCompletionStage();
  }

  /** The data of entries in a row. */
  static Buffer joined(List<Entry> data) {
    if (data.size() == 1) {
      return data.getFirst().data();
    }
    Buffer bytes = Buffer.buffer(data.stream().mapToInt(entry -> entry.data().length()).sum());
    data.forEach(entry -> bytes.appendBuffer(entry.data()));
    return bytes;
  }

  @Override
  public void end() {
    if (!response.ended() && !response.closed()) {
      response.end();
    }
  }

  /** An answer that is broken off tells a client that it did not get everything. */
  @Override
  public void lost(long bytes) {
    response.reset();
  }
}
