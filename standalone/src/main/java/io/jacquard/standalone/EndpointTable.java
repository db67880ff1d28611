package io.jacquard.standalone;

import io.jacquard.jac.Endpoint;
import io.jacquard.jac.Endpoint.Parameter;
import io.jacquard.walker.route.Route;
import java.util.List;
import java.util.function.Function;

/** A program's endpoints as lines for a terminal. */
final class EndpointTable {
  private static final String ACCOUNTS =
      """
          POST    /user/register, /user/login, /user/refresh-token
          PUT     /user/username, /user/password
      """;

  private EndpointTable() {}

  /** One line each: method, path, who may call. */
  static String brief(List<Route> routes) {
    return text(routes, _ -> "");
  }

  /** The same with the fields of each, and what its documentation says. */
  static String full(List<Route> routes) {
    return text(routes, EndpointTable::details);
  }

  private static String text(List<Route> routes, Function<Route, String> details) {
    StringBuilder out = new StringBuilder("  endpoints\n");
    for (Route route : routes) {
      if (!route.nodeLast()) {
        String access = route.guarded() ? "token" : "public";
        out.append("    %-7s %-40s %s%n".formatted(route.method(), route.path(), access));
        out.append(details.apply(route));
      }
    }
    return out.append(ACCOUNTS).toString();
  }

  private static String details(Route route) {
    Endpoint endpoint = route.endpoint();
    StringBuilder out = new StringBuilder();
    if (endpoint.doc() != null) {
      line(out, endpoint.doc().strip().lines().findFirst().orElse(""));
    }
    endpoint.parameters().forEach(parameter -> line(out, field(parameter)));
    if (endpoint.returnType() != null) {
      line(out, "returns " + endpoint.returnType().text());
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String text) {
    out.append("            ").append(text).append('\n');
  }

  private static String field(Parameter parameter) {
    String field = parameter.name() + ": " + parameter.type().text();
    return switch (parameter.defaultKind()) {
      case REQUIRED -> field;
      case NONE, VALUE -> field + " (optional)";
    };
  }
}
