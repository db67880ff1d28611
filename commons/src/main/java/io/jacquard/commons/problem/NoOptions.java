package io.jacquard.commons.problem;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses OPTIONS as recorded, where the framework would answer it; preflights never get here. */
final class NoOptions {

  @ServerRequestFilter(preMatching = true)
  public void refuse(ContainerRequestContext request) {
    if (request.getMethod().equals(HttpMethod.OPTIONS)) {
      throw new NotAllowedException(HttpMethod.GET);
    }
  }
}
