package io.jacquard.walker.introspect;

import io.jacquard.jac.Endpoint;
import io.jacquard.jac.Endpoint.DefaultKind;
import io.jacquard.jac.Endpoint.Kind;
import io.jacquard.jac.Endpoint.Parameter;
import io.jacquard.walker.route.RouteTable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The walkers and functions of a program with their fields, as plain values; spec/jac-scale.md
 * section 1.13. A default that is made anew for each call shows as {@code null}.
 */
public final class Introspection {
  private final RouteTable routes;

  public Introspection(RouteTable routes) {
    this.routes = routes;
  }

  /** Every walker by its name. */
  public Map<String, Object> walkers() {
    return Map.of("walkers", all(Kind.WALKER, Introspection::walker));
  }

  /** Every function by its name. */
  public Map<String, Object> functions() {
    return Map.of("functions", all(Kind.FUNCTION, Introspection::function));
  }

  /** One walker, or that there is none; the peer answers both with 200. */
  public Map<String, Object> walker(String name) {
    return routes.all().stream()
        .map(route -> route.endpoint())
        .filter(endpoint -> endpoint.kind() == Kind.WALKER && endpoint.name().equals(name))
        .findFirst()
        .map(Introspection::named)
        .orElseGet(() -> ordered("error", "Walker '%s' not found".formatted(name), "status", 404));
  }

  private Map<String, Object> all(Kind kind, Description description) {
    Map<String, Object> described = new LinkedHashMap<>();
    routes.all().stream()
        .map(route -> route.endpoint())
        .filter(endpoint -> endpoint.kind() == kind)
        .forEach(endpoint -> described.put(endpoint.name(), description.of(endpoint)));
    return described;
  }

  private static Map<String, Object> named(Endpoint walker) {
    Map<String, Object> described = ordered("name", walker.name());
    described.putAll(walker(walker));
    return described;
  }

  private static Map<String, Object> walker(Endpoint walker) {
    Map<String, Object> fields = fields(walker);
    fields.put("_jac_spawn_node", field("str (node ID, optional)", false, "root"));
    return ordered("fields", fields, "requires_auth", guarded(walker));
  }

  private static Map<String, Object> function(Endpoint function) {
    return ordered("parameters", fields(function), "requires_auth", guarded(function));
  }

  private static Map<String, Object> fields(Endpoint endpoint) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Parameter parameter : endpoint.parameters()) {
      boolean required = parameter.defaultKind() == DefaultKind.REQUIRED;
      fields.put(
          parameter.name(),
          field(parameter.type().text(), required, plain(parameter.defaultValue())));
    }
    return fields;
  }

  private static Map<String, Object> field(
      String type, boolean required, @Nullable Object defaultValue) {
    return ordered("type", type, "required", required, "default", defaultValue);
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case Number number -> number;
      case Boolean bool -> bool;
      case null, default -> null;
    };
  }

  private static boolean guarded(Endpoint endpoint) {
    return endpoint.access() != Endpoint.Access.PUBLIC;
  }

  private static Map<String, Object> ordered(@Nullable Object... namesAndValues) {
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      ordered.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return ordered;
  }

  @FunctionalInterface
  private interface Description {
    Map<String, Object> of(Endpoint endpoint);
  }
}
