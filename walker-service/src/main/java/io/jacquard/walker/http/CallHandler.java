package io.jacquard.walker.http;

import io.jacquard.commons.identity.TokenVerifier;
import io.jacquard.walker.call.CallService;
import io.jacquard.walker.pool.CallPool;
import io.jacquard.walker.program.LoadedProgram;
import io.jacquard.walker.program.ProgramService;
import io.jacquard.walker.route.RouteTable.Match;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

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
  private final long maxBody;

  CallHandler(
      ProgramService programs,
      CallPool pool,
      CallService calls,
      TokenVerifier tokens,
      HttpConfig config) {
    this.programs = programs;
    this.pool = pool;
    this.calls = calls;
    this.tokens = tokens;
    this.maxBody = config.maxBody().asLongValue();
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
      case Match.Found found -> receive(request, program.get(), found);
      case Match.WrongMethod(var allowed) -> refuse(context, allowed);
      case Match.Nothing _ -> context.next();
    }
  }

  private void receive(HttpServerRequest request, LoadedProgram program, Match.Found found) {
    if (found.route().inputs().readsBody()) {
      BodyCollector.collect(request, maxBody, body -> dispatch(request, program, found, body));
    } else {
      dispatch(request, program, found, NO_BODY);
    }
  }

  private void dispatch(
      HttpServerRequest request, LoadedProgram program, Match.Found found, byte[] body) {
    var work = new RequestTask(new EndpointRequest(request, found, body), program, calls, tokens);
    if (!pool.offer(work)) {
      request.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
      Answer.OVERLOADED.send(request.response());
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
    return raw.indexOf('%') < 0 ? raw : QueryStringDecoder.decodeComponent(raw.replace("+", "%2B"));
  }
}
