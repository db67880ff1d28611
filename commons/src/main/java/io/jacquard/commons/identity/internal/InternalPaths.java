package io.jacquard.commons.identity.internal;

import io.jacquard.commons.problem.CommonProblem;
import io.jacquard.commons.problem.ProblemException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everybody but our own services out of resources under {@code /internal}. Goes by the
 * resource and not by the path as sent, which can be spelled in many ways.
 */
@Singleton
final class InternalPaths {
  private final Instance<InternalTokens> tokens;

  /** Filters are made while the application is built, before there is any configuration. */
  InternalPaths(Instance<InternalTokens> tokens) {
    this.tokens = tokens;
  }

  @ServerRequestFilter
  public void check(SimpleResourceInfo resource, ContainerRequestContext request) {
    @Nullable Path path = resource.getResourceClass().getAnnotation(Path.class);
    if (path != null && path.value().startsWith("/internal")) {
      @Nullable String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
      if (authorization == null || !tokens.get().accepts(authorization)) {
        throw new ProblemException(CommonProblem.UNAUTHORIZED, "An internal token is needed");
      }
    }
  }
}
