package io.jacquard.walker.http;

import io.jacquard.commons.identity.Caller;
import io.jacquard.commons.identity.TokenVerifier;
import io.jacquard.jac.Endpoint;
import io.jacquard.walker.call.Call;
import io.jacquard.walker.call.CallService;
import io.jacquard.walker.json.AnswerForm;
import io.jacquard.walker.pool.CallPool;
import io.jacquard.walker.program.LoadedProgram;
import io.jacquard.walker.route.Route;
import io.jacquard.walker.stream.ReportStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request on its pool thread: checked first, then authenticated, then run and answered. */
record RequestTask(
    EndpointRequest request,
    LoadedProgram program,
    CallPool pool,
    CallService calls,
    TokenVerifier tokens)
    implements Runnable {

  @Override
  public void run() {
    answer().send(request.response(), request::close);
  }

  private Reply answer() {
    return Answer.unlessRefused(
        request.route(),
        () -> {
          Map<String, Object> values = request.route().inputs().read(request);
          Optional<Caller> caller = caller();
          return caller.isPresent() ? run(values, caller.get()) : Answer.UNAUTHORIZED;
        });
  }

  private Reply run(Map<String, Object> values, Caller caller) {
    Route route = request.route();
    String target = request.target();
    Call call =
        new Call(
            route.endpoint(), route.inputs(), values, caller.root(), target, AnswerForm.ENVELOPE);
    return Answer.of(calls.run(call, program), this::streamed);
  }

  private Reply streamed(ReportStream stream) {
    Endpoint.@Nullable RestSpec spec = request.route().endpoint().restSpec();
    String declared = spec == null ? null : spec.framing();
    return new StreamReply(stream, StreamReply.format(request.accept(), declared), pool::offer);
  }

  /** The guest on public endpoints, whatever token was sent; else who the token names. */
  private Optional<Caller> caller() {
    if (!request.route().guarded()) {
      return Optional.of(Caller.GUEST);
    }
    return Bearer.of(request.authorization()).flatMap(tokens::verify);
  }
}
