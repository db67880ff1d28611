package io.jacquard.walker.json;

import io.jacquard.commons.problem.Violation;
import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.runtime.None;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The answers of the contract as bytes; the same shapes that commons gives to other services. */
public final class Envelopes {
  private static final byte[] RESULT =
      bytes("{\"ok\":true,\"type\":\"response\",\"data\":{\"result\":");
  private static final byte[] DATA = bytes("{\"ok\":true,\"type\":\"response\",\"data\":");
  private static final byte[] END_OF_DATA =
      bytes(",\"error\":null,\"meta\":{\"extra\":{\"http_status\":200}}}");
  private static final byte[] REPORTS = bytes(",\"reports\":");
  private static final byte[] END =
      bytes("},\"error\":null,\"meta\":{\"extra\":{\"http_status\":200}}}");
  private static final Layouts NO_OBJECTS = new Layouts(List.of());

  private Envelopes() {}

  /** What a call answered; runs inside the call. */
  public static byte[] success(Object result, List<Object> reports, Layouts layouts, Graph graph) {
    return new JsonWriter(layouts, graph)
        .raw(RESULT)
        .value(result)
        .raw(REPORTS)
        .array(reports)
        .raw(END)
        .toBytes();
  }

  /** What the platform itself answered; runs inside the call. */
  public static byte[] data(Object data, Layouts layouts, Graph graph) {
    return new JsonWriter(layouts, graph).raw(DATA).value(data).raw(END_OF_DATA).toBytes();
  }

  /** A refusal or failure. */
  public static byte[] failure(int status, String code, String message) {
    return failure(status, code, message, Map.of());
  }

  /**
   * A refusal or failure with more to say.
   *
   * @param details left out when empty
   */
  public static byte[] failure(
      int status, String code, String message, Map<String, String> details) {
    JsonWriter out = new JsonWriter(NO_OBJECTS, null);
    out.ascii("{\"ok\":false,\"type\":\"error\",\"data\":null,\"error\":{\"code\":").text(code);
    out.ascii(",\"message\":").text(message);
    if (!details.isEmpty()) {
      out.ascii(",\"details\":");
      object(out, details);
    }
    return out.ascii("},\"meta\":{\"extra\":{\"http_status\":" + status + "}}}").toBytes();
  }

  /** The body of a 422: everything that does not fit. */
  public static byte[] violations(List<Violation> violations) {
    JsonWriter out = new JsonWriter(NO_OBJECTS, null).ascii("{\"detail\":[");
    String separator = "";
    for (Violation violation : violations) {
      out.ascii(separator).ascii("{\"type\":").text(violation.type());
      out.ascii(",\"loc\":").array(violation.loc());
      out.ascii(",\"msg\":").text(violation.msg());
      Object input = violation.input();
      out.ascii(",\"input\":").lenient(input == null ? None.NONE : input);
      if (!violation.ctx().isEmpty()) {
        out.ascii(",\"ctx\":");
        object(out, violation.ctx());
      }
      out.ascii("}");
      separator = ",";
    }
    return out.ascii("]}").toBytes();
  }

  /** The body of an answer outside the envelope. */
  public static byte[] detail(String sentence) {
    return new JsonWriter(NO_OBJECTS, null)
        .ascii("{\"detail\":")
        .text(sentence)
        .ascii("}")
        .toBytes();
  }

  private static void object(JsonWriter out, Map<String, ?> members) {
    String separator = "{";
    for (Map.Entry<String, ?> member : members.entrySet()) {
      out.ascii(separator).text(member.getKey()).ascii(":").value(member.getValue());
      separator = ",";
    }
    out.ascii("}");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
