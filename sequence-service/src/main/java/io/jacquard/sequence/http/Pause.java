package io.jacquard.sequence.http;

import io.jacquard.commons.hub.HubRequest;
import io.vertx.core.Context;

/** Holds a request's body back while something is found out. */
public record Pause(HubRequest request, Context thread) {

  /** Begins; called on the request's own thread. */
  public static Pause of(HubRequest request) {
    request.http().pause();
    return new Pause(request, request.context().vertx().getOrCreateContext());
  }

  /** Goes on, on the request's own thread, unless the client has gone. */
  public void end(Runnable next) {
    thread.runOnContext(_ -> {
      if (!request.response().closed()) {
        next.run();
        request.http().resume();
      }
    });
  }

  /** Goes on with somebody who holds the body back himself. */
  public void handOver(Runnable next) {
    thread.runOnContext(_ -> {
      if (!request.response().closed()) {
        next.run();
      }
    });
  }
}
