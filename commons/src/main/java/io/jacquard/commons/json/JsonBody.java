package io.jacquard.commons.json;

import io.jacquard.commons.problem.Violation;
import io.jacquard.commons.problem.ViolationException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request body that must be one JSON object; whatever else it is, the contract has words for. */
public final class JsonBody {
  private static final List<Object> BODY = List.of("body");

  private JsonBody() {}

  /** Reads the object of a platform request. */
  public static Object read(byte[] body, @Nullable String contentType, JsonValues values) {
    return read(body, contentType, values, JsonLimits.DEFAULT);
  }

  /**
   * Reads the object.
   *
   * @param contentType as sent; absent counts as JSON
   * @return what {@link JsonValues#newObject} made
   * @throws ViolationException when the body is absent, not JSON, or not an object
   */
  public static Object read(
      byte[] body, @Nullable String contentType, JsonValues values, JsonLimits limits) {
    if (body.length == 0) {
      throw refused(Violation.missing(BODY, values.none()));
    }
    if (!isJson(contentType)) {
      throw notAnObject(new String(body, StandardCharsets.UTF_8));
    }
    try {
      Object value = JsonReader.read(body, values, limits);
      if (value == null || value.equals(values.none())) {
        throw refused(Violation.missing(BODY, values.none()));
      }
      if (!values.isObject(value)) {
        throw notAnObject(value);
      }
      return value;
    } catch (JsonSyntaxException e) {
      List<Object> where = List.of("body", (long) e.offset());
      Map<String, Object> context = Map.of("error", e.reason());
      Object nothing = values.newObject();
      throw refused(new Violation("json_invalid", where, "JSON decode error", nothing, context));
    }
  }

  private static boolean isJson(@Nullable String contentType) {
    if (contentType == null || contentType.isBlank()) {
      return true;
    }
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    String plain = type.strip().toLowerCase(Locale.ROOT);
    return plain.equals("application/json")
        || (plain.startsWith("application/") && plain.endsWith("+json"));
  }

  private static ViolationException notAnObject(Object value) {
    String message = "Input should be a valid dictionary or object to extract fields from";
    return refused(Violation.of("model_attributes_type", BODY, message, value));
  }

  private static ViolationException refused(Violation violation) {
    return new ViolationException(List.of(violation));
  }
}
