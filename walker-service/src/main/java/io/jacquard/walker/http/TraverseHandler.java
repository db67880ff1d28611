package io.jacquard.walker.http;

import io.jacquard.commons.identity.Caller;
import io.jacquard.commons.identity.TokenVerifier;
import io.jacquard.commons.json.JsonLimits;
import io.jacquard.walker.pool.CallPool;
import io.jacquard.walker.program.LoadedProgram;
import io.jacquard.walker.program.ProgramService;
import io.jacquard.walker.traverse.TraverseService;
import io.jacquard.walker.typing.Inputs;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** {@code POST /traverse} and {@code GET /util/traverse}. */
@Singleton
final class TraverseHandler {
  private static final byte[] NO_BODY = {};

  private final ProgramService programs;
  private final CallPool pool;
  private final TraverseService traversals;
  private final TokenVerifier tokens;
  private final BodyCollector.Limits bodyLimits;
  private final JsonLimits jsonLimits;

  TraverseHandler(
      ProgramService programs,
      CallPool pool,
      TraverseService traversals,
      TokenVerifier tokens,
      HttpConfig config) {
    this.programs = programs;
    this.pool = pool;
    this.traversals = traversals;
    this.tokens = tokens;
    this.bodyLimits =
        new BodyCollector.Limits(config.maxBody().asLongValue(), config.bodyTimeout());
    this.jsonLimits = new JsonLimits(config.maxDepth(), config.maxMembers());
  }

  void install(@Observes Router router) {
    Inputs inBody = TraverseService.inputs("POST");
    Inputs inQuery = TraverseService.inputs("GET");
    router
        .post("/traverse")
        .order(1)
        .handler(context ->
            BodyCollector.collect(context, bodyLimits, body -> dispatch(context, inBody, body)));
    router.get("/util/traverse").order(1).handler(context -> dispatch(context, inQuery, NO_BODY));
  }

  private void dispatch(RoutingContext context, Inputs inputs, byte[] body) {
    Optional<LoadedProgram> program = programs.current();
    if (program.isEmpty()) {
      context.next();
      return;
    }
    HttpServerRequest request = context.request();
    Runnable work =
        () ->
            Answer.unlessRefused("/traverse", () -> answer(request, body, inputs, program.get()))
                .send(request.response(), () -> {});
    if (!pool.offer(work)) {
      Answer.OVERLOADED.send(request.response());
    }
  }

  private Reply answer(
      HttpServerRequest request, byte[] body, Inputs inputs, LoadedProgram program) {
    Map<String, Object> values = inputs.read(new TraverseRequest(request, body, jsonLimits));
    Optional<Caller> caller =
        Bearer.of(request.getHeader(HttpHeaders.AUTHORIZATION)).flatMap(tokens::verify);
    return caller.isPresent()
        ? Answer.of(traversals.run(values, caller.get().root(), program))
        : Answer.UNAUTHORIZED;
  }
}
