package io.jacquard.sequence.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jacquard.commons.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One request to the hub, with the ways it can be answered.
 *
 * @param parameters the variable parts of the path
 */
record HubRequest(RoutingContext context, Map<String, String> parameters) {
  private static final Logger LOG = Logger.getLogger(HubRequest.class);
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Something that may wait, and answers. */
  interface Work {
    void run() throws Exception;
  }

  HttpServerRequest http() {
    return context.request();
  }

  HttpServerResponse response() {
    return context.response();
  }

  String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no part named " + name);
    }
    return value;
  }

  /** Does something on a thread that may wait; its failure is answered. */
  void work(Work work) {
    Thread.startVirtualThread(() -> {
      try {
        work.run();
      } catch (Exception e) {
        fail(e);
      }
    });
  }

  /** Answers once something is known. */
  void after(CompletionStage<?> stage, Runnable answer) {
    stage.whenComplete((_, failure) -> {
      if (failure == null) {
        answer.run();
      } else {
        fail(failure);
      }
    });
  }

  void json(JsonNode body) {
    json(200, body);
  }

  void json(int status, JsonNode body) {
    HttpServerResponse response = response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(status).setChunked(true);
    response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    if (http().method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(Buffer.buffer(body.toString()));
    }
  }

  void error(int status, String reason) {
    json(status, NODES.objectNode().put("error", reason));
  }

  /** An answer whose reason stands in its head alone, as clients of the hub know it. */
  void empty(int status) {
    response().setStatusCode(status).end();
  }

  /** Answers a request whose body, if it has one, is not read to its end. */
  void refuse(int status, String reason) {
    leaveBody();
    error(status, reason);
  }

  void forbidden() {
    leaveBody();
    json(403, NODES.objectNode().put("message", "Forbidden"));
  }

  /** A connection with an unread body cannot be used for another request. */
  private void leaveBody() {
    String length = http().getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean chunked = http().headers().contains(HttpHeaders.TRANSFER_ENCODING);
    if (chunked || !(length == null || length.equals("0"))) {
      response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  void fail(Throwable failure) {
    if (failure instanceof ProblemException problem) {
      error(problem.code().status(), problem.detail());
      return;
    }
    String incident = UUID.randomUUID().toString();
    LOG.errorf(failure, "request failed incident=%s path=%s", incident, http().path());
    error(500, "Internal error, incident " + incident);
  }

  /** A header without the parameters that may follow its value; {@code null} without the header. */
  @Nullable String plainHeader(CharSequence name) {
    @Nullable String value = http().getHeader(name);
    return value == null ? null : value.split(";", 2)[0].strip();
  }
}
