package io.jacquard.topic.http;

import io.jacquard.commons.hub.HubRequest;
import io.jacquard.topic.log.ContentType;
import io.jacquard.topic.read.Sink;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One consumer that is answered with what a topic holds, until it goes. */
final class Consumption {
  private final HubRequest request;
  private @Nullable Runnable leave;
  private boolean gone;

  Consumption(HubRequest request) {
    this.request = request;
  }

  /** Where what is read goes. */
  Sink sink(boolean records, ContentType type) {
    return records ? new RecordSink(request.response(), type) : new ByteSink(request.response());
  }

  /** Sends the head once a reader has joined, and lets it begin. */
  <R> void begin(CompletableFuture<R> opening, Consumer<R> start, Consumer<R> close) {
    request.response().closeHandler(_ -> left());
    request.answer(
        opening,
        reader -> {
          if (request.openStream() && stays(() -> close.accept(reader))) {
            start.accept(reader);
          } else {
            close.accept(reader);
          }
        });
  }

  private synchronized boolean stays(Runnable action) {
    leave = action;
    return !gone;
  }

  private void left() {
    Runnable action;
    synchronized (this) {
      gone = true;
      action = leave;
    }
    if (action != null) {
      action.run();
    }
  }
}
