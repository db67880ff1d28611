package io.jacquard.auth.user;

import io.jacquard.commons.json.JsonBody;
import io.jacquard.commons.json.PlainValues;
import io.jacquard.commons.problem.Violation;
import io.jacquard.commons.problem.ViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text fields of a request; collects everything that is wrong before refusing. Unknown fields
 * are ignored.
 */
final class RequestFields {
  private final Map<?, ?> body;
  private final List<Violation> violations = new ArrayList<>();

  RequestFields(byte[] body, @Nullable String contentType) {
    this.body = (Map<?, ?>) JsonBody.read(body, contentType, PlainValues.INSTANCE);
  }

  /**
   * A required text.
   *
   * @param aliases other names that are looked at when the first is absent
   */
  String text(String name, String... aliases) {
    if (body.containsKey(name)) {
      return checked(name, body.get(name));
    }
    for (String alias : aliases) {
      if (body.containsKey(alias)) {
        return checked(alias, body.get(alias));
      }
    }
    violations.add(Violation.missing(List.of("body", name), body));
    return "";
  }

  /** Refuses the request when any field asked for so far was wrong. */
  void check() {
    if (!violations.isEmpty()) {
      throw new ViolationException(violations);
    }
  }

  private String checked(String name, @Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    List<Object> where = List.of("body", name);
    violations.add(Violation.of("string_type", where, "Input should be a valid string", value));
    return "";
  }
}
