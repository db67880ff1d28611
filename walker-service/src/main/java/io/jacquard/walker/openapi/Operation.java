package io.jacquard.walker.openapi;

import io.jacquard.jac.Endpoint;
import java.util.Set;

/**
 * One method on one path, as it is documented.
 *
 * @param path with parameters in braces
 * @param pathParameters the fields of the endpoint that the path holds
 * @param form which of an endpoint's routes it is
 */
public record Operation(
    String method, String path, Set<String> pathParameters, Endpoint endpoint, Form form) {

  public Operation {
    pathParameters = Set.copyOf(pathParameters);
  }

  /** The routes that one endpoint may have. */
  public enum Form {
    /** A walker on the caller's root. */
    WALKER_ON_ROOT,
    /** A walker on the node whose id ends the path. */
    WALKER_ON_NODE,
    FUNCTION,
    WEBHOOK
  }

  boolean isProtected() {
    return form != Form.WEBHOOK && endpoint.access() != Endpoint.Access.PUBLIC;
  }

  boolean readsBody() {
    return !method.equals("GET")
        && endpoint.parameters().stream().anyMatch(p -> !pathParameters.contains(p.name()));
  }
}
