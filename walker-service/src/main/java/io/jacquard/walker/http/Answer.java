package io.jacquard.walker.http;

import io.jacquard.walker.call.Outcome;
import io.jacquard.walker.json.Envelopes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/** A complete answer with a JSON body. */
@SuppressWarnings("ArrayRecordComponent") // sent once, never compared
record Answer(int status, byte[] json) {
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

  static final Answer UNAUTHORIZED = failure(401, "UNAUTHORIZED", "Unauthorized");
  static final Answer OVERLOADED =
      failure(503, "OVERLOADED", "Too many calls are waiting, try again");
  static final Answer TOO_LARGE = detail(413, "Request Entity Too Large");
  static final Answer WRONG_METHOD = detail(405, "Method Not Allowed");

  static Answer failure(int status, String code, String message) {
    return new Answer(status, Envelopes.failure(status, code, message));
  }

  static Answer detail(int status, String sentence) {
    return new Answer(status, Envelopes.detail(sentence));
  }

  static Answer of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(var json) -> new Answer(200, json);
      case Outcome.Raised(var message, var incident) -> {
        Map<String, String> details = Map.of("incident", incident);
        yield new Answer(500, Envelopes.failure(500, "EXECUTION_ERROR", message, details));
      }
      case Outcome.NoSuchTarget(var message) -> failure(500, "EXECUTION_ERROR", message);
      case Outcome.Conflict _ ->
          failure(409, "CONFLICT", "Others kept changing the same data, try again");
      case Outcome.Broken(var incident) ->
          failure(500, "INTERNAL_ERROR", "Internal error, incident " + incident);
    };
  }

  /** Sends it, from any thread; a client that has gone is no fault. */
  void send(HttpServerResponse response) {
    if (!response.closed() && !response.ended()) {
      response.setStatusCode(status);
      response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
      response.end(Buffer.buffer(json));
    }
  }
}
