package io.jacquard.walker.typing;

import io.jacquard.commons.problem.Violation;
import io.jacquard.jac.Endpoint.DefaultKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One named part of a request or of an object in it.
 *
 * @param optional whether it may be left out; then {@code null} is taken too
 */
record Field(String name, Schema schema, boolean optional) {

  static Field of(String name, Schema schema, DefaultKind defaultKind) {
    return switch (defaultKind) {
      case REQUIRED -> new Field(name, schema, false);
      case NONE, VALUE -> new Field(name, new Schema.OrNone(schema), true);
    };
  }

  /**
   * Puts the checked value among the others; a part that was left out is not put, so that the
   * language applies its own default.
   *
   * @param value what was sent, {@code null} when nothing was
   * @param surroundings what a missing part's refusal shows as input
   */
  void take(
      @Nullable Object value,
      Object surroundings,
      Location where,
      Check check,
      Map<String, Object> values) {
    if (value != null) {
      Object checked = schema.check(value, where.then(name), check);
      if (checked != null) {
        values.put(name, checked);
      }
    } else if (!optional) {
      check.refuse(Violation.missing(where.then(name).steps(), surroundings));
    }
  }
}
