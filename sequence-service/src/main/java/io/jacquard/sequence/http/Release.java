package io.jacquard.sequence.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The release of the API's first hub whose answers these are. */
public final class Release {
  private static final String NUMBER = "1.0.1";

  private Release() {}

  /** What {@code /version} tells. */
  public static ObjectNode of(String service) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("service", service)
        .put("apiVersion", "v1")
        .put("version", NUMBER)
        .put("build", "jacquard");
  }
}
