package io.jacquard.walker.http;

import io.jacquard.commons.identity.internal.InternalTokens;
import io.jacquard.commons.json.JsonLimits;
import io.jacquard.commons.webhook.WebhookVerdict;
import io.jacquard.walker.call.CallService;
import io.jacquard.walker.event.EventLedger;
import io.jacquard.walker.pool.CallPool;
import io.jacquard.walker.program.LoadedProgram;
import io.jacquard.walker.program.ProgramService;
import io.jacquard.walker.route.Route;
import io.jacquard.walker.route.RouteTable.Match;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Webhook calls as webhook-service hands them on: the sender's body and what is known of him. */
@Singleton
final class WebhookHandler {
  private final ProgramService programs;
  private final CallPool pool;
  private final CallService calls;
  private final EventLedger events;
  private final InternalTokens tokens;
  private final BodyCollector.Limits bodyLimits;
  private final JsonLimits jsonLimits;

  WebhookHandler(
      ProgramService programs,
      CallPool pool,
      CallService calls,
      EventLedger events,
      InternalTokens tokens,
      HttpConfig config) {
    this.programs = programs;
    this.pool = pool;
    this.calls = calls;
    this.events = events;
    this.tokens = tokens;
    this.bodyLimits =
        new BodyCollector.Limits(config.maxBody().asLongValue(), config.bodyTimeout());
    this.jsonLimits = new JsonLimits(config.maxDepth(), config.maxMembers());
  }

  void install(@Observes Router router) {
    router.post("/internal/webhooks/:name").order(1).handler(this::handle);
  }

  private void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    @Nullable String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    @Nullable String header = request.getHeader(WebhookVerdict.HEADER);
    if (authorization == null || header == null || !tokens.accepts(authorization)) {
      Answer.UNAUTHORIZED.send(request.response());
      return;
    }
    Optional<LoadedProgram> program = programs.current();
    String name = Objects.requireNonNull(context.pathParam("name"));
    Optional<Route> route = program.flatMap(p -> p.routes().webhook(name));
    if (route.isEmpty()) {
      request.response().putHeader(HttpHeaders.ALLOW, "GET");
      Answer.WRONG_METHOD.send(request.response());
      return;
    }
    WebhookVerdict verdict = WebhookVerdict.of(header);
    Match.Found found = new Match.Found(route.get(), Map.of());
    BodyCollector.collect(
        context,
        bodyLimits,
        body -> {
          var asked = new EndpointRequest(request, found, body, jsonLimits);
          var task = new WebhookTask(asked, program.orElseThrow(), verdict, calls, events);
          if (!pool.offer(task)) {
            Answer.OVERLOADED.send(request.response());
          }
        });
  }
}
