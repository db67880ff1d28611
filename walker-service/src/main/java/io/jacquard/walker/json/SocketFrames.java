package io.jacquard.walker.json;

import io.jacquard.jac.osp.graph.Graph;
import java.util.List;

/** What is sent over WebSockets, as recorded in spec/jac-scale.md section 1.7. */
public final class SocketFrames {
  private static final Layouts NO_OBJECTS = new Layouts(List.of());

  private SocketFrames() {}

  static byte[] success(Object result, List<Object> reports, Layouts layouts, Graph graph) {
    return new JsonWriter(layouts, graph)
        .ascii("{\"ok\":true,\"data\":{\"result\":")
        .value(result)
        .ascii(",\"reports\":")
        .array(reports)
        .ascii("}}")
        .toBytes();
  }

  /** One item of a stream. */
  static byte[] chunk(Object item, Layouts layouts, Graph graph) {
    return new JsonWriter(layouts, graph)
        .ascii("{\"ok\":true,\"type\":\"chunk\",\"data\":{\"reports\":")
        .array(List.of(item))
        .ascii("}}")
        .toBytes();
  }

  /** The end of a stream. */
  public static byte[] done() {
    return new JsonWriter(NO_OBJECTS, null)
        .ascii("{\"ok\":true,\"type\":\"done\",\"data\":{\"reports\":[]}}")
        .toBytes();
  }

  /** A message that was refused or failed. */
  public static byte[] failure(String code, String message) {
    return new JsonWriter(NO_OBJECTS, null)
        .ascii("{\"ok\":false,\"error\":{\"code\":")
        .text(code)
        .ascii(",\"message\":")
        .text(message)
        .ascii("}}")
        .toBytes();
  }
}
