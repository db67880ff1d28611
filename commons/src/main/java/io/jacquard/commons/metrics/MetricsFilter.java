package io.jacquard.commons.metrics;

import io.jacquard.commons.edge.RouteLabel;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts every request but those for the figures themselves, which it answers, and those that
 * services make to each other.
 */
@Singleton
final class MetricsFilter {
  private static final int BEFORE_ROUTES = 900;
  private static final String INTERNAL = "/internal/";
  private static final String CHECKS = "/q/";
  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final Metrics metrics;
  private final MetricsConfig config;

  MetricsFilter(Metrics metrics, MetricsConfig config) {
    this.metrics = metrics;
    this.config = config;
  }

  void install(@Observes Filters filters) {
    if (config.enabled()) {
      filters.register(this::handle, BEFORE_ROUTES);
    }
  }

  private void handle(RoutingContext context) {
    if (path(context).equals(config.endpoint()) && isRead(context)) {
      context
          .response()
          .putHeader(HttpHeaders.CONTENT_TYPE, Metrics.CONTENT_TYPE)
          .end(Buffer.buffer(metrics.render()));
      return;
    }
    if (path(context).startsWith(INTERNAL)) {
      context.next();
      return;
    }
    long start = System.nanoTime();
    metrics.requestStarted();
    context.addEndHandler(_ -> ended(context, start));
    context.next();
  }

  private void ended(RoutingContext context, long start) {
    String method = context.request().method().name();
    int status = context.response().getStatusCode();
    double seconds = (System.nanoTime() - start) / NANOS;
    metrics.requestEnded(
        METHODS.contains(method) ? method : "other", label(context), status, seconds);
  }

  private static String path(RoutingContext context) {
    @Nullable String path = context.request().path();
    return path == null ? "" : path;
  }

  private static boolean isRead(RoutingContext context) {
    return context.request().method().name().equals("GET");
  }

  /**
   * The route's template; paths that nobody knows are one, so that strangers cannot make series.
   */
  private static String label(RoutingContext context) {
    @Nullable String known = RouteLabel.of(context);
    if (known != null) {
      return known;
    }
    return path(context).startsWith(CHECKS) ? CHECKS + "{path}" : "unmatched";
  }
}
