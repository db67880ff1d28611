package io.jacquard.commons.hub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A table of paths with variable parts, and who answers them. */
public final class Routes {
  private final List<Route> routes = new ArrayList<>();

  private record Route(
      String method, String template, List<String> path, Consumer<HubRequest> handler) {}

  /**
   * What answers.
   *
   * @param template the path as it was added
   * @param parameters the variable parts of the path
   */
  public record Match(
      String template, Consumer<HubRequest> handler, Map<String, String> parameters) {}

  /**
   * Adds a path.
   *
   * @param template parts divided by {@code /}; one that begins with a colon is variable
   */
  public Routes on(String method, String template, Consumer<HubRequest> handler) {
    routes.add(new Route(method, template, List.of(template.split("/", -1)), handler));
    return this;
  }

  /** Who answers a request, if anybody. */
  public Optional<Match> find(String method, List<String> path) {
    String wanted = method.equals("HEAD") ? "GET" : method;
    for (Route route : routes) {
      Optional<Map<String, String>> parameters = parameters(route.path(), path);
      if (route.method().equals(wanted) && parameters.isPresent()) {
        return Optional.of(new Match(route.template(), route.handler(), parameters.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Map<String, String>> parameters(
      List<String> template, List<String> path) {
    if (template.size() != path.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < template.size(); i++) {
      String part = template.get(i);
      if (part.startsWith(":")) {
        parameters.put(part.substring(1), path.get(i));
      } else if (!part.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }
}
