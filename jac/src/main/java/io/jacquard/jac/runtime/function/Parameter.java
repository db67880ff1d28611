package io.jacquard.jac.runtime.function;

import org.jspecify.annotations.Nullable;

/**
 * One parameter of a {@link Signature}.
 *
 * @param required whether a call must give it
 * @param defaultValue what stands in when it is left out; {@code null} when required, and for the
 *     default {@code ?} that tells the body "absent"
 */
public record Parameter(String name, Kind kind, boolean required, @Nullable Object defaultValue) {

  /** How a parameter takes its value. */
  public enum Kind {
    POSITIONAL_ONLY,
    POSITIONAL_OR_KEYWORD,
    VAR_POSITIONAL,
    KEYWORD_ONLY,
    VAR_KEYWORD
  }
}
