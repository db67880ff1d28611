package io.jacquard.auth.page;

import io.jacquard.commons.edge.Percent;
import io.jacquard.commons.problem.CommonProblem;
import io.jacquard.commons.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form or a query, each at most once.
 *
 * @param values by name
 */
record Fields(Map<String, List<String>> values) {
  private static final int LARGEST_FORM = 32 * 1024;

  /** A form as browsers send it. */
  static Fields form(byte[] body) {
    if (body.length > LARGEST_FORM) {
      throw new ProblemException(CommonProblem.VALIDATION_ERROR, "The form is too large");
    }
    return new Fields(Percent.parameters(new String(body, StandardCharsets.UTF_8)));
  }

  static Fields query(@Nullable String query) {
    return new Fields(Percent.parameters(query));
  }

  Optional<String> find(String name) {
    List<String> found = values.getOrDefault(name, List.of());
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** The field, or the empty text. */
  String text(String name) {
    return find(name).orElse("");
  }
}
