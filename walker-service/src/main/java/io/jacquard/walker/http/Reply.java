package io.jacquard.walker.http;

import io.vertx.core.http.HttpServerResponse;

/** What a request is answered with. */
sealed interface Reply permits Answer, StreamReply {

  /**
   * Sends it, from any thread; a client that has gone is no fault.
   *
   * @param afterwards runs when nothing of the request is needed any more
   */
  void send(HttpServerResponse response, Runnable afterwards);
}
