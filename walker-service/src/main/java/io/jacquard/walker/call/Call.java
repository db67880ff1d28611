package io.jacquard.walker.call;

import io.jacquard.jac.Endpoint;
import io.jacquard.walker.json.AnswerForm;
import io.jacquard.walker.typing.Inputs;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to run an endpoint, checked and authenticated.
 *
 * @param values what was sent, coerced; defaults are the language's business
 * @param root id of the root the call acts for
 * @param target id of the node a walker starts on, as written; {@code null} for the root
 * @param form how its success is told
 * @param once by what a repeat of it is known, {@code null} when there is nothing
 */
public record Call(
    Endpoint endpoint,
    Inputs inputs,
    Map<String, Object> values,
    String root,
    @Nullable String target,
    AnswerForm form,
    @Nullable Once once) {

  /** A call that happens as often as it is asked for. */
  public Call(
      Endpoint endpoint,
      Inputs inputs,
      Map<String, Object> values,
      String root,
      @Nullable String target,
      AnswerForm form) {
    this(endpoint, inputs, values, root, target, form, null);
  }
}
