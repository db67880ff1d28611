package io.jacquard.walker.route;

import io.jacquard.jac.Endpoint;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All routes of one loaded program; never changes, a reload brings another. Paths without
 * parameters are found by one look-up, others segment by segment, where a literal wins over a
 * parameter.
 */
public final class RouteTable {
  private final List<Route> routes;
  private final Map<String, Route> sockets;
  private final Map<String, Route> webhooks;
  private final Map<String, Map<String, Route>> exact = new HashMap<>();
  private final Branch templates = new Branch();

  RouteTable(List<Route> routes, List<Route> sockets, List<Route> webhooks) {
    this.routes = List.copyOf(routes);
    this.sockets = byName(sockets);
    this.webhooks = byName(webhooks);
    for (Route route : routes) {
      methods(route.path()).put(route.method(), route);
    }
  }

  private Map<String, Route> methods(PathTemplate path) {
    if (path.parameters().isEmpty()) {
      return exact.computeIfAbsent(path.text(), _ -> new TreeMap<>());
    }
    Branch at = templates;
    for (String segment : path.segments()) {
      at = at.grow(segment);
    }
    return at.methods;
  }

  /** In order of declaration. */
  public List<Route> routes() {
    return routes;
  }

  private static Map<String, Route> byName(List<Route> routes) {
    Map<String, Route> byName = new LinkedHashMap<>();
    routes.forEach(route -> byName.put(route.endpoint().name(), route));
    return byName;
  }

  /** Every way to reach an endpoint, whatever it speaks. */
  public List<Route> all() {
    return Stream.of(routes, webhooks(), sockets()).flatMap(List::stream).toList();
  }

  /** The walkers that events from outside reach, in order of declaration. */
  public List<Route> webhooks() {
    return List.copyOf(webhooks.values());
  }

  /** The walker of this name, when events from outside reach it. */
  public Optional<Route> webhook(String walker) {
    return Optional.ofNullable(webhooks.get(walker));
  }

  /** The walkers that are reached by WebSocket, in order of declaration. */
  public List<Route> sockets() {
    return List.copyOf(sockets.values());
  }

  /** The walker of this name, when it is reached by WebSocket. */
  public Optional<Route> socket(String walker) {
    return Optional.ofNullable(sockets.get(walker));
  }

  /** Whether there is a walker of this name, however it is reached. */
  public boolean hasWalker(String name) {
    return sockets.containsKey(name)
        || webhooks.containsKey(name)
        || routes.stream()
            .map(Route::endpoint)
            .anyMatch(e -> e.kind() == Endpoint.Kind.WALKER && e.name().equals(name));
  }

  /** Finds what a request is for. */
  public Match match(String method, String path) {
    Map<String, Route> methods = exact.get(path);
    if (methods != null) {
      Route route = methods.get(method);
      return route == null ? new Match.WrongMethod(allowed(methods)) : new Match.Found(route);
    }
    return matchTemplate(method, path);
  }

  private Match matchTemplate(String method, String path) {
    if (!path.startsWith("/")) {
      return Match.NOTHING;
    }
    List<String> segments = PathTemplate.split(path);
    Branch found = templates.find(segments, 0);
    if (found == null) {
      return Match.NOTHING;
    }
    Route route = found.methods.get(method);
    return route == null
        ? new Match.WrongMethod(allowed(found.methods))
        : new Match.Found(route, route.path().bind(segments));
  }

  private static String allowed(Map<String, Route> methods) {
    return String.join(", ", methods.keySet());
  }

  /** The answer of {@link #match}. */
  public sealed interface Match {
    Match NOTHING = new Nothing();

    /**
     * @param parameters values of the path's parameters
     */
    record Found(Route route, Map<String, String> parameters) implements Match {
      Found(Route route) {
        this(route, Map.of());
      }
    }

    /**
     * @param allowed the methods there are, as the Allow header has them
     */
    record WrongMethod(String allowed) implements Match {}

    /** No endpoint has this path. */
    record Nothing() implements Match {}
  }

  /** One position in the templates: the literals that may follow, and the parameter. */
  private static final class Branch {
    private final Map<String, Branch> literals = new HashMap<>();
    private final Map<String, Route> methods = new TreeMap<>();
    private @Nullable Branch parameter;

    Branch grow(String segment) {
      if (!PathTemplate.isParameter(segment)) {
        return literals.computeIfAbsent(segment, _ -> new Branch());
      }
      if (parameter == null) {
        parameter = new Branch();
      }
      return parameter;
    }

    @Nullable Branch find(List<String> segments, int from) {
      if (from == segments.size()) {
        return methods.isEmpty() ? null : this;
      }
      String segment = segments.get(from);
      Branch literal = literals.get(segment);
      Branch found = literal == null ? null : literal.find(segments, from + 1);
      if (found != null || parameter == null || segment.isEmpty()) {
        return found;
      }
      return parameter.find(segments, from + 1);
    }
  }
}
