package io.jacquard.commons.edge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Stands before every route: adds the headers of the installation, and answers preflights. */
@Singleton
final class EdgeFilter {
  private static final int FIRST = 1000;

  private final ResponseHeaders headers;
  private final CrossOrigin crossOrigin;

  EdgeFilter(EdgeConfig config) {
    this.headers = new ResponseHeaders(config.headers());
    this.crossOrigin = new CrossOrigin(Set.copyOf(config.credentialOrigins().orElse(List.of())));
  }

  void install(@Observes Filters filters) {
    filters.register(this::handle, FIRST);
  }

  private void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    MultiMap answer = context.response().headers();
    headers.values().forEach(answer::set);
    crossOrigin.allow(request.getHeader(HttpHeaders.ORIGIN), answer);
    if (CrossOrigin.isPreflight(request.method(), request.headers())) {
      boolean permitted = CrossOrigin.permit(request.headers(), answer);
      answer.set(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
      context.response().setStatusCode(permitted ? 200 : 400);
      context.response().end(permitted ? "OK" : "Disallowed CORS method");
    } else {
      context.next();
    }
  }
}
