package io.jacquard.jac.syntax.tree;

import io.jacquard.jac.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pattern of {@code match} and {@code switch}; spec/jac-language.md section 2.3. */
public sealed interface Pattern {
  Span span();

  /** A literal, compared with {@code ==} ({@code None True False} with {@code is}). */
  record Literal(Span span, Expr value) implements Pattern {}

  /** A dotted name, compared with {@code ==}. */
  record Value(Span span, Expr value) implements Pattern {}

  /**
   * @param name {@code null} for the wildcard {@code _}
   */
  record Capture(Span span, @Nullable String name) implements Pattern {}

  record As(Span span, Pattern pattern, String name) implements Pattern {}

  record Or(Span span, List<Pattern> alternatives) implements Pattern {}

  record Sequence(Span span, List<Pattern> elements) implements Pattern {}

  /** {@code *name}, only inside a {@link Sequence}; {@code null} for {@code *_}. */
  record Rest(Span span, @Nullable String name) implements Pattern {}

  record Mapping(Span span, List<Expr> keys, List<Pattern> values, @Nullable String rest)
      implements Pattern {}

  record ClassPattern(
      Span span, Expr type, List<Pattern> positional, List<String> names, List<Pattern> named)
      implements Pattern {}
}
