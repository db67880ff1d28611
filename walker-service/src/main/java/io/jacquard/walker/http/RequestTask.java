package io.jacquard.walker.http;

import io.jacquard.commons.identity.Caller;
import io.jacquard.commons.identity.TokenVerifier;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.commons.problem.UnreadableBodyException;
import io.jacquard.commons.problem.ViolationException;
import io.jacquard.jac.Endpoint;
import io.jacquard.walker.call.Call;
import io.jacquard.walker.call.CallService;
import io.jacquard.walker.json.Envelopes;
import io.jacquard.walker.pool.CallPool;
import io.jacquard.walker.program.LoadedProgram;
import io.jacquard.walker.route.Route;
import io.jacquard.walker.stream.ReportStream;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One request on its pool thread: checked first, then authenticated, then run and answered. */
record RequestTask(
    EndpointRequest request,
    LoadedProgram program,
    CallPool pool,
    CallService calls,
    TokenVerifier tokens)
    implements Runnable {
  private static final Logger LOG = Logger.getLogger(RequestTask.class);
  private static final String BEARER = "Bearer ";

  @Override
  public void run() {
    answer().send(request.response(), request::close);
  }

  private Reply answer() {
    try {
      Map<String, Object> values = request.route().inputs().read(request);
      Optional<Caller> caller = caller();
      return caller.isPresent() ? run(values, caller.get()) : Answer.UNAUTHORIZED;
    } catch (ViolationException e) {
      return new Answer(422, Envelopes.violations(e.violations()));
    } catch (ProblemException e) {
      return Answer.failure(e.code().status(), e.code().name(), e.detail());
    } catch (UnreadableBodyException _) {
      return Answer.UNREADABLE;
    } catch (RuntimeException | Error e) {
      String incident = UUID.randomUUID().toString();
      LOG.errorf(e, "request failed incident=%s route=%s", incident, request.route());
      return Answer.detail(500, "Internal error, incident " + incident);
    }
  }

  private Reply run(Map<String, Object> values, Caller caller) {
    Route route = request.route();
    Call call = new Call(route.endpoint(), route.inputs(), values, caller.root(), request.target());
    return Answer.of(calls.run(call, program), this::streamed);
  }

  private Reply streamed(ReportStream stream) {
    Endpoint.@Nullable RestSpec spec = request.route().endpoint().restSpec();
    String declared = spec == null ? null : spec.framing();
    return new StreamReply(stream, StreamReply.format(request.accept(), declared), pool);
  }

  /** The guest on public endpoints, whatever token was sent; else who the token names. */
  private Optional<Caller> caller() {
    if (!request.route().guarded()) {
      return Optional.of(Caller.GUEST);
    }
    String authorization = request.authorization();
    return authorization != null && authorization.startsWith(BEARER)
        ? tokens.verify(authorization.substring(BEARER.length()))
        : Optional.empty();
  }
}
