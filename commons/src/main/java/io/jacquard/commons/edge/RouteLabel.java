package io.jacquard.commons.edge;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** The template of the route that answers a request, by which figures about it are kept. */
public final class RouteLabel {
  private static final String KEY = "io.jacquard.route";

  private RouteLabel() {}

  /** Said by whoever finds the route. */
  public static void set(RoutingContext context, String template) {
    context.put(KEY, template);
  }

  /** What was said; {@code null} for a request that no known route took. */
  public static @Nullable String of(RoutingContext context) {
    return context.get(KEY);
  }
}
