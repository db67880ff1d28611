package io.jacquard.walker.http;

import io.jacquard.commons.identity.Caller;
import io.jacquard.commons.identity.TokenVerifier;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.commons.problem.UnreadableBodyException;
import io.jacquard.commons.problem.ViolationException;
import io.jacquard.walker.call.Call;
import io.jacquard.walker.call.CallService;
import io.jacquard.walker.json.Envelopes;
import io.jacquard.walker.program.LoadedProgram;
import io.jacquard.walker.route.Route;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** One request on its pool thread: checked first, then authenticated, then run and answered. */
record RequestTask(
    EndpointRequest request, LoadedProgram program, CallService calls, TokenVerifier tokens)
    implements Runnable {
  private static final Logger LOG = Logger.getLogger(RequestTask.class);
  private static final String BEARER = "Bearer ";

  @Override
  public void run() {
    answer().send(request.response());
  }

  private Answer answer() {
    try {
      Map<String, Object> values = request.route().inputs().read(request);
      return caller().map(caller -> run(values, caller)).orElse(Answer.UNAUTHORIZED);
    } catch (ViolationException e) {
      return new Answer(422, Envelopes.violations(e.violations()));
    } catch (ProblemException e) {
      return Answer.failure(e.code().status(), e.code().name(), e.detail());
    } catch (UnreadableBodyException _) {
      return Answer.detail(400, "There was an error parsing the body");
    } catch (RuntimeException | Error e) {
      String incident = UUID.randomUUID().toString();
      LOG.errorf(e, "request failed incident=%s route=%s", incident, request.route());
      return Answer.detail(500, "Internal error, incident " + incident);
    }
  }

  private Answer run(Map<String, Object> values, Caller caller) {
    Route route = request.route();
    Call call = new Call(route.endpoint(), route.inputs(), values, caller.root(), request.target());
    return Answer.of(calls.run(call, program));
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
