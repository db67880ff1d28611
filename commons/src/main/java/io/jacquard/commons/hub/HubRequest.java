package io.jacquard.commons.hub;

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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One request to the hub, with the ways it can be answered.
 *
 * @param parameters the variable parts of the path
 */
public record HubRequest(RoutingContext context, Map<String, String> parameters) {
  private static final Logger LOG = Logger.getLogger(HubRequest.class);
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String VISITOR = "jacquard.hub.visitor";
  private static final String BYTES = "application/octet-stream";
  private static final Set<String> STREAM_RANGES = Set.of("*/*", "application/*", BYTES);

  /** Something that may wait, and answers. */
  public interface Work {
    void run() throws Exception;
  }

  public HttpServerRequest http() {
    return context.request();
  }

  public HttpServerResponse response() {
    return context.response();
  }

  /** The same request, and who sends it. */
  HubRequest from(Visitor visitor) {
    context.put(VISITOR, visitor);
    return this;
  }

  /** Who sends it. */
  public Visitor visitor() {
    Visitor visitor = context.get(VISITOR);
    if (visitor == null) {
      throw new IllegalStateException("nobody was asked who sends the request");
    }
    return visitor;
  }

  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no part named " + name);
    }
    return value;
  }

  /** Does something on a thread that may wait; its failure is answered. */
  public void work(Work work) {
    LongStreams.keep(this);
    Thread.startVirtualThread(() -> {
      try {
        work.run();
      } catch (Exception e) {
        fail(e);
      }
    });
  }

  /** Answers at once; a refusal that is thrown is the answer. */
  public void guard(Runnable answer) {
    try {
      answer.run();
    } catch (ProblemException e) {
      fail(e);
    }
  }

  /** Answers with what comes of something, or with its failure. */
  public <T extends @Nullable Object> void answer(CompletionStage<T> stage, Consumer<T> answer) {
    stage.whenComplete((value, failure) -> {
      if (failure == null) {
        answer.accept(value);
      } else {
        fail(failure);
      }
    });
  }

  /** Answers once something is known. */
  public void after(CompletionStage<?> stage, Runnable answer) {
    stage.whenComplete((_, failure) -> {
      if (failure == null) {
        answer.run();
      } else {
        fail(failure);
      }
    });
  }

  /** Does something when the answer has ended, or the client has gone. */
  public void onEnd(Runnable action) {
    context.addEndHandler(_ -> action.run());
  }

  /** Does something when the client goes before it was answered wholly. */
  public void onBreak(Runnable action) {
    context.addEndHandler(done -> {
      if (done.failed()) {
        action.run();
      }
    });
  }

  public void json(JsonNode body) {
    json(200, body);
  }

  public void json(int status, JsonNode body) {
    HttpServerResponse response = response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (response.headWritten()) {
      response.reset();
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

  public void error(int status, String reason) {
    json(status, NODES.objectNode().put("error", reason));
  }

  /** An answer whose reason stands in its head alone, as clients of the hub know it. */
  public void empty(int status) {
    response().setStatusCode(status).end();
  }

  /** Answers a request whose body, if it has one, is not read to its end. */
  public void refuse(int status, String reason) {
    leaveBody();
    error(status, reason);
  }

  public void forbidden() {
    leaveBody();
    json(403, NODES.objectNode().put("message", "Forbidden"));
  }

  /** A connection with an unread body cannot be used for another request. */
  private void leaveBody() {
    String length = http().getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean chunked = http().headers().contains(HttpHeaders.TRANSFER_ENCODING);
    if (http().isEnded() || response().headWritten()) {
      return;
    }
    if (chunked || !(length == null || length.equals("0"))) {
      response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
  }

  /** Answers with what went wrong: a refusal in its own words, all else as an incident. */
  public void fail(Throwable thrown) {
    Throwable failure =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (failure instanceof ProblemException problem) {
      if (problem.retryAfter() != null && !response().headWritten()) {
        response().putHeader("Retry-After", Long.toString(problem.retryAfter().toSeconds()));
      }
      refuse(problem.code().status(), problem.detail());
      return;
    }
    String incident = UUID.randomUUID().toString();
    LOG.errorf(failure, "request failed incident=%s path=%s", incident, http().path());
    refuse(500, "Internal error, incident " + incident);
  }

  /** Tells a client that waits with its body to send it. */
  public void proceed() {
    if ("100-continue".equalsIgnoreCase(http().getHeader(HttpHeaders.EXPECT))) {
      response().writeContinue();
    }
  }

  /**
   * Sends the head of an answer that is a stream of bytes.
   *
   * @return whether a body is to follow; the request is answered where it is not
   */
  public boolean openStream() {
    if (!acceptsBytes(http().getHeader(HttpHeaders.ACCEPT))) {
      error(415, "The answer is " + BYTES);
      return false;
    }
    response().setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, BYTES);
    if (http().method().equals(HttpMethod.HEAD)) {
      response().end();
      return false;
    }
    LongStreams.keep(this);
    response().write(Buffer.buffer());
    return true;
  }

  private static boolean acceptsBytes(@Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return true;
    }
    for (String range : accept.split(",", -1)) {
      if (STREAM_RANGES.contains(range.split(";", 2)[0].strip())) {
        return true;
      }
    }
    return false;
  }

  /** A parameter of the query; {@code null} where it is not given. */
  public @Nullable String query(String name) {
    return http().getParam(name);
  }

  /** A header without the parameters that may follow its value; {@code null} without the header. */
  public @Nullable String plainHeader(CharSequence name) {
    @Nullable String value = http().getHeader(name);
    return value == null ? null : value.split(";", 2)[0].strip();
  }
}
