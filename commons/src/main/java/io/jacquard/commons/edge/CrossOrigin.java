package io.jacquard.commons.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which pages of other origins may read our answers: all of them, as a token travels in a header
 * that a page must hold itself; cookies only for the origins on the list.
 */
record CrossOrigin(Set<String> credentialOrigins) {
  private static final List<String> METHODS =
      List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");
  private static final String SECONDS = "600";

  CrossOrigin {
    credentialOrigins = Set.copyOf(credentialOrigins);
  }

  /** Whether a request only asks what another one would be allowed. */
  static boolean isPreflight(HttpMethod method, MultiMap request) {
    return method.equals(HttpMethod.OPTIONS)
        && request.contains(HttpHeaders.ORIGIN)
        && request.contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
  }

  /** Lets the page read the answer; nothing for a request that comes from no page. */
  void allow(@Nullable String origin, MultiMap response) {
    if (origin != null) {
      response.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
      response.add(HttpHeaders.VARY, "Origin");
      if (credentialOrigins.contains(origin)) {
        response.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
      }
    }
  }

  /** The rest of the answer to a preflight; false when it asks for a method that no path has. */
  static boolean permit(MultiMap request, MultiMap response) {
    response.set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, String.join(", ", METHODS));
    response.set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, SECONDS);
    @Nullable String headers = request.get(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
    if (headers != null) {
      response.set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, headers);
    }
    return METHODS.contains(request.get(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD));
  }
}
