package io.jacquard.walker.route;

import io.jacquard.jac.Endpoint;
import io.jacquard.jac.Endpoint.Access;
import io.jacquard.jac.Endpoint.Protocol;
import io.jacquard.jac.Endpoint.RestSpec;
import io.jacquard.walker.typing.FileTypes;
import io.jacquard.walker.typing.Inputs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides the routes of a program's endpoints, and refuses a program that cannot have them. */
public final class RoutePlan {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private final Map<String, Route> byShape = new LinkedHashMap<>();

  private RoutePlan() {}

  /**
   * The table of these endpoints.
   *
   * @throws ProgramRefusedException with file, line and both owners when a path is claimed twice,
   *     and when an endpoint needs what is not served
   */
  public static RouteTable of(List<Endpoint> endpoints) {
    RoutePlan plan = new RoutePlan();
    List<Endpoint> served = endpoints.stream().filter(RoutePlan::isServed).toList();
    served.forEach(RoutePlan::requireServable);
    List<Endpoint> http = served.stream().filter(e -> protocol(e) == Protocol.HTTP).toList();
    http.forEach(plan::add);
    http.forEach(plan::addNodeForm);
    return new RouteTable(
        List.copyOf(plan.byShape.values()),
        named(served, Protocol.WEBSOCKET, "WS", "/ws/"),
        named(served, Protocol.WEBHOOK, "POST", "/webhook/"));
  }

  /** Routes by name alone, on the root; method and path of the restspec mean nothing there. */
  private static List<Route> named(
      List<Endpoint> served, Protocol protocol, String method, String folder) {
    return served.stream()
        .filter(endpoint -> protocol(endpoint) == protocol)
        .map(endpoint -> named(endpoint, method, folder))
        .toList();
  }

  private static Route named(Endpoint endpoint, String method, String folder) {
    PathTemplate path = PathTemplate.of(folder + endpoint.name());
    return new Route(endpoint, method, path, new Inputs(endpoint, method, Set.of()), false);
  }

  private static Protocol protocol(Endpoint endpoint) {
    RestSpec spec = endpoint.restSpec();
    return spec == null ? Protocol.HTTP : spec.protocol();
  }

  private static boolean isServed(Endpoint endpoint) {
    return endpoint.access() != Access.PRIVATE || endpoint.inEntryModule();
  }

  private void add(Endpoint endpoint) {
    Route route = route(endpoint, path(endpoint), false);
    Optional<String> owner = PlatformPaths.owner(route.path().text());
    if (owner.isPresent()) {
      throw refused(endpoint, "claims " + route + ", which belongs to " + owner.get());
    }
    Route other = byShape.putIfAbsent(key(route), route);
    if (other != null) {
      throw refused(
          endpoint, "claims " + route + ", which " + name(other.endpoint()) + " already has");
    }
  }

  /** The form that starts a walker on a node; a path that somebody asked for goes before it. */
  private void addNodeForm(Endpoint endpoint) {
    if (endpoint.kind() == Endpoint.Kind.WALKER) {
      Route route = route(endpoint, path(endpoint).then(Route.NODE), true);
      byShape.putIfAbsent(key(route), route);
    }
  }

  private static Route route(Endpoint endpoint, PathTemplate path, boolean nodeLast) {
    String method = method(endpoint);
    Inputs inputs = new Inputs(endpoint, method, path(endpoint).parameters());
    return new Route(endpoint, method, path, inputs, nodeLast);
  }

  private static PathTemplate path(Endpoint endpoint) {
    RestSpec spec = endpoint.restSpec();
    if (spec != null && spec.path() != null && !spec.path().isEmpty()) {
      return PathTemplate.of(spec.path());
    }
    String folder = endpoint.kind() == Endpoint.Kind.WALKER ? "/walker/" : "/function/";
    return PathTemplate.of(folder + endpoint.name());
  }

  private static String method(Endpoint endpoint) {
    @Nullable RestSpec spec = endpoint.restSpec();
    String method = spec == null || spec.method() == null ? "POST" : spec.method();
    return method.toUpperCase(Locale.ROOT);
  }

  private static void requireServable(Endpoint endpoint) {
    if (!METHODS.contains(method(endpoint))) {
      throw refused(
          endpoint, "asks for method " + method(endpoint) + "; served are " + sorted(METHODS));
    }
    Protocol protocol = protocol(endpoint);
    String named = protocol.name().toLowerCase(Locale.ROOT);
    if (protocol != Protocol.HTTP && endpoint.kind() != Endpoint.Kind.WALKER) {
      throw refused(endpoint, "asks for protocol " + named + ", which only walkers speak");
    }
    String carrier = protocol == Protocol.HTTP ? method(endpoint) : "a " + named;
    boolean carries = protocol == Protocol.HTTP && !carrier.equals("GET");
    for (Endpoint.Parameter parameter : endpoint.parameters()) {
      if (!carries && FileTypes.mentionFile(parameter.type())) {
        throw refused(
            endpoint,
            "takes the file '" + parameter.name() + "', which " + carrier + " cannot carry");
      }
    }
  }

  private static String key(Route route) {
    return route.method() + " " + route.path().shape();
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }

  /**
   * Makes sure that a path which the configuration gave to the platform is not the program's too.
   *
   * @throws ProgramRefusedException naming the endpoint that has it
   */
  public static void requireFree(RouteTable table, String path, String owner) {
    if (table.match("GET", path) instanceof RouteTable.Match.Found found) {
      Route route = found.route();
      throw refused(route.endpoint(), "claims " + route + ", which belongs to " + owner);
    }
  }

  private static ProgramRefusedException refused(Endpoint endpoint, String why) {
    String kind = endpoint.kind().name().toLowerCase(Locale.ROOT);
    return new ProgramRefusedException(
        "%s:%d: %s %s %s".formatted(endpoint.file(), endpoint.line(), kind, endpoint.name(), why));
  }

  private static String name(Endpoint endpoint) {
    String kind = endpoint.kind().name().toLowerCase(Locale.ROOT);
    return "%s %s (%s:%d)".formatted(kind, endpoint.name(), endpoint.file(), endpoint.line());
  }
}
