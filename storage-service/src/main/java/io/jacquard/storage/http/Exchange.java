package io.jacquard.storage.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jacquard.commons.problem.CommonProblem;
import io.jacquard.commons.problem.Problem;
import io.jacquard.commons.problem.ProblemCode;
import io.jacquard.commons.problem.ProblemException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One request and the answer to it, from a thread that may wait. */
record Exchange(HttpServerRequest request, ObjectMapper mapper) {
  private static final Logger LOG = Logger.getLogger(Exchange.class);

  /** What is done for a request; the body is that of a {@code PUT}. */
  interface Work {
    void run(Exchange exchange, BodyStream body);
  }

  /**
   * Goes on where waiting is allowed.
   *
   * @param patience how long a body may stand still
   */
  static void start(RoutingContext context, ObjectMapper mapper, Duration patience, Work work) {
    HttpServerRequest request = context.request();
    Exchange exchange = new Exchange(request, mapper);
    BodyStream body = BodyStream.of(request, context.vertx().getOrCreateContext(), patience);
    if (!request.method().equals(HttpMethod.PUT)) {
      body.ignore();
    }
    Thread.ofVirtual()
        .name("storage")
        .start(() -> exchange.attempt(() -> work.run(exchange, body)));
  }

  HttpServerResponse response() {
    return request.response();
  }

  void json(int status, Object body) {
    response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    response().end(bytes(body));
  }

  /** Does the work; a failure becomes a problem document, if it is not too late for one. */
  void attempt(Runnable work) {
    try {
      work.run();
    } catch (ProblemException e) {
      refuse(e.code(), e.detail(), null);
    } catch (RuntimeException | Error e) {
      if (response().closed()) {
        LOG.debugf("the client has gone path=%s reason=%s", request.path(), e);
        return;
      }
      String incident = UUID.randomUUID().toString();
      LOG.errorf(e, "request failed incident=%s path=%s", incident, request.path());
      String detail = "Internal error, incident " + incident;
      refuse(CommonProblem.INTERNAL_ERROR, detail, incident);
    }
  }

  /** A body that was not read to its end takes the connection with it. */
  private void refuse(ProblemCode code, String detail, @Nullable String incident) {
    HttpServerResponse response = response();
    if (response.closed() || response.ended()) {
      return;
    }
    if (response.headWritten()) {
      response.reset();
      return;
    }
    if (request.method().equals(HttpMethod.PUT) && !request.isEnded()) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    response.headers().remove(HttpHeaders.CONTENT_LENGTH);
    response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.setStatusCode(code.status());
    String path = String.valueOf(request.path());
    response.end(bytes(Problem.of(code.status(), code, detail, path, incident)));
  }

  private Buffer bytes(Object body) {
    try {
      return Buffer.buffer(mapper.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values", e);
    }
  }
}
