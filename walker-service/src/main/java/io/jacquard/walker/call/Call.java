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
 */
public record Call(
    Endpoint endpoint,
    Inputs inputs,
    Map<String, Object> values,
    String root,
    @Nullable String target,
    AnswerForm form) {}
