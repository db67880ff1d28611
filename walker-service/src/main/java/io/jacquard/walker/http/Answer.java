package io.jacquard.walker.http;

import io.jacquard.commons.problem.CommonProblem;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.commons.problem.UnreadableBodyException;
import io.jacquard.commons.problem.ViolationException;
import io.jacquard.walker.call.Outcome;
import io.jacquard.walker.json.Envelopes;
import io.jacquard.walker.stream.ReportStream;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A complete answer with a JSON body. */
@SuppressWarnings("ArrayRecordComponent") // sent once, never compared
record Answer(int status, byte[] json, @Nullable Duration retryAfter) implements Reply {
  private static final Logger LOG = Logger.getLogger(Answer.class);
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

  static final Answer UNAUTHORIZED = failure(401, "UNAUTHORIZED", "Unauthorized");
  static final Answer OVERLOADED =
      refusal(
          new ProblemException(
              CommonProblem.OVERLOADED,
              "Too many calls are waiting, try again",
              Duration.ofSeconds(1)));
  static final Answer TOO_SLOW = detail(408, "Request Timeout");
  static final Answer TOO_LARGE = detail(413, "Request Entity Too Large");
  static final Answer UNREADABLE = detail(400, "There was an error parsing the body");
  static final Answer WRONG_METHOD = detail(405, "Method Not Allowed");

  static final Answer NOT_KEPT = detail(507, "The upload could not be kept");

  Answer(int status, byte[] json) {
    this(status, json, null);
  }

  static Answer refusal(ProblemException problem) {
    int status = problem.code().status();
    byte[] json = Envelopes.failure(status, problem.code().name(), problem.detail());
    return new Answer(status, json, problem.retryAfter());
  }

  static Answer failure(int status, String code, String message) {
    return new Answer(status, Envelopes.failure(status, code, message));
  }

  static Answer detail(int status, String sentence) {
    return new Answer(status, Envelopes.detail(sentence));
  }

  /** What the work answers, or why the request cannot be answered. */
  static Reply unlessRefused(Object route, Supplier<Reply> work) {
    try {
      return work.get();
    } catch (ViolationException e) {
      return new Answer(422, Envelopes.violations(e.violations()));
    } catch (ProblemException e) {
      return refusal(e);
    } catch (UnreadableBodyException _) {
      return UNREADABLE;
    } catch (RuntimeException | Error e) {
      String incident = UUID.randomUUID().toString();
      LOG.errorf(e, "request failed incident=%s route=%s", incident, route);
      return detail(500, "Internal error, incident " + incident);
    }
  }

  /** Of a call that reports no generator. */
  static Reply of(Outcome outcome) {
    return of(
        outcome,
        _ -> {
          throw new IllegalStateException("nothing of the platform's own streams");
        });
  }

  static Reply of(Outcome outcome, Function<ReportStream, Reply> streamed) {
    return switch (outcome) {
      case Outcome.Done(var json) -> new Answer(200, json);
      case Outcome.Streaming(var stream) -> streamed.apply(stream);
      case Outcome.Raised(var message, var incident) -> {
        Map<String, String> details = Map.of("incident", incident);
        yield new Answer(500, Envelopes.failure(500, "EXECUTION_ERROR", message, details));
      }
      case Outcome.NoSuchTarget(var message) -> failure(500, "EXECUTION_ERROR", message);
      case Outcome.Refused(var refusal) ->
          failure(refusal.status(), refusal.code(), refusal.message());
      case Outcome.Conflict _ ->
          failure(409, "CONFLICT", "Others kept changing the same data, try again");
      case Outcome.Broken(var incident) ->
          failure(500, "INTERNAL_ERROR", "Internal error, incident " + incident);
    };
  }

  @Override
  public void send(HttpServerResponse response, Runnable afterwards) {
    send(response);
    afterwards.run();
  }

  /** Sends it, from any thread; a client that has gone is no fault. */
  void send(HttpServerResponse response) {
    if (!response.closed() && !response.ended()) {
      response.setStatusCode(status);
      response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
      if (retryAfter != null) {
        response.putHeader(HttpHeaders.RETRY_AFTER, seconds(retryAfter));
      }
      response.end(Buffer.buffer(json));
    }
  }

  private static String seconds(Duration wait) {
    return Long.toString(Math.max(1, wait.toSeconds()));
  }
}
