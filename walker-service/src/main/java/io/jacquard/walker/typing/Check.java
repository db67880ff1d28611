package io.jacquard.walker.typing;

import io.jacquard.commons.problem.Violation;
import io.jacquard.commons.problem.ViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The checking of one request: collects everything that is wrong before it is refused. */
final class Check {
  private @Nullable List<Violation> violations;

  /** Notes a violation; the answer stands for "no value". */
  @Nullable Object refuse(String type, Location where, String message, Object input) {
    return refuse(type, where, message, input, Map.of());
  }

  @Nullable Object refuse(
      String type, Location where, String message, Object input, Map<String, Object> context) {
    return refuse(new Violation(type, where.steps(), message, input, context));
  }

  @Nullable Object refuse(Violation violation) {
    if (violations == null) {
      violations = new ArrayList<>();
    }
    violations.add(violation);
    return null;
  }

  boolean failed() {
    return violations != null;
  }

  List<Violation> violations() {
    return violations == null ? List.of() : violations;
  }

  void finish() {
    if (violations != null) {
      throw new ViolationException(violations);
    }
  }
}
