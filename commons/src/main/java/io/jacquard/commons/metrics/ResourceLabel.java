package io.jacquard.commons.metrics;

import io.jacquard.commons.edge.RouteLabel;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Labels the requests that reach a JAX-RS resource with its path as declared. */
final class ResourceLabel {

  @ServerRequestFilter
  public void label(ResourceInfo resource, RoutingContext context) {
    String template =
        Stream.of(
                resource.getResourceClass().getAnnotation(Path.class),
                resource.getResourceMethod().getAnnotation(Path.class))
            .map(ResourceLabel::text)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("/", "/", ""));
    RouteLabel.set(context, template);
  }

  private static String text(@Nullable Path path) {
    return path == null ? "" : path.value().replaceAll("^/+|/+$", "");
  }
}
