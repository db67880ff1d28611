package io.jacquard.walker.route;

import io.jacquard.jac.Endpoint;
import io.jacquard.walker.typing.Inputs;

/**
 * One way to reach an endpoint.
 *
 * @param nodeLast whether the template's last parameter is the node that a walker starts on
 */
public record Route(
    Endpoint endpoint, String method, PathTemplate path, Inputs inputs, boolean nodeLast) {

  /** What the parameter of the {@code /{node}} form is called. */
  public static final String NODE = "node";

  /** Whether a token is needed. */
  public boolean guarded() {
    return endpoint.access() != Endpoint.Access.PUBLIC;
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
