package io.jacquard.walker.http;

import io.jacquard.commons.edge.Percent;
import io.jacquard.commons.edge.RouteLabel;
import io.jacquard.commons.identity.TokenVerifier;
import io.jacquard.commons.json.JsonLimits;
import io.jacquard.walker.call.CallService;
import io.jacquard.walker.pool.CallPool;
import io.jacquard.walker.program.LoadedProgram;
import io.jacquard.walker.program.ProgramService;
import io.jacquard.walker.route.RouteTable.Match;
import io.jacquard.walker.typing.Inputs;
import io.jacquard.walker.upload.Form;
import io.jacquard.walker.upload.Spool;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The one handler of all endpoints. On the event loop it only finds the route and collects the
 * body; everything else happens on a thread of the pool. What is no endpoint goes on to the
 * platform's own paths.
 */
@Singleton
final class CallHandler implements Handler<RoutingContext> {
  private static final byte[] NO_BODY = {};

  private final ProgramService programs;
  private final CallPool pool;
  private final CallService calls;
  private final TokenVerifier tokens;
  private final Spool spool;
  private final BodyCollector.Limits bodyLimits;
  private final JsonLimits jsonLimits;

  CallHandler(
      ProgramService programs,
      CallPool pool,
      CallService calls,
      TokenVerifier tokens,
      Spool spool,
      HttpConfig config) {
    this.programs = programs;
    this.pool = pool;
    this.calls = calls;
    this.tokens = tokens;
    this.spool = spool;
    this.bodyLimits =
        new BodyCollector.Limits(config.maxBody().asLongValue(), config.bodyTimeout());
    this.jsonLimits = new JsonLimits(config.maxDepth(), config.maxMembers());
  }

  void install(@Observes Router router) {
    router.route().order(0).handler(this);
  }

  @Override
  public void handle(RoutingContext context) {
    Optional<LoadedProgram> program = programs.current();
    if (program.isEmpty()) {
      context.next();
      return;
    }
    HttpServerRequest request = context.request();
    String path = path(request);
    switch (program.get().routes().match(request.method().name(), path)) {
      case Match.Found found -> receive(context, program.get(), found);
      case Match.WrongMethod(var allowed) -> refuse(context, allowed);
      case Match.Nothing _ -> context.next();
    }
  }

  private void receive(RoutingContext context, LoadedProgram program, Match.Found found) {
    HttpServerRequest request = context.request();
    RouteLabel.set(context, found.route().path().text());
    Inputs inputs = found.route().inputs();
    if (inputs.takesFiles()) {
      Consumer<Form> next = form -> dispatch(new EndpointRequest(request, found, form), program);
      FormCollector.collect(request, context.vertx(), spool, next);
    } else if (inputs.readsBody()) {
      Consumer<byte[]> next =
          body -> dispatch(new EndpointRequest(request, found, body, jsonLimits), program);
      BodyCollector.collect(context, bodyLimits, next);
    } else {
      dispatch(new EndpointRequest(request, found, NO_BODY, jsonLimits), program);
    }
  }

  private void dispatch(EndpointRequest request, LoadedProgram program) {
    if (!pool.offer(new RequestTask(request, program, pool, calls, tokens))) {
      Answer.OVERLOADED.send(request.response(), request::close);
    }
  }

  /** A path of ours asked with another method; to GET it looks like any unknown page. */
  private static void refuse(RoutingContext context, String allowed) {
    if (context.request().method().equals(HttpMethod.GET)) {
      context.next();
    } else {
      context.response().putHeader(HttpHeaders.ALLOW, allowed);
      Answer.WRONG_METHOD.send(context.response());
    }
  }

  private static String path(HttpServerRequest request) {
    String raw = request.path();
    if (raw == null) {
      return "";
    }
    return Percent.decode(raw);
  }
}
