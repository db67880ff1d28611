package io.jacquard.storage.http;

import io.jacquard.commons.identity.Caller;
import io.jacquard.commons.identity.TokenVerifier;
import io.jacquard.commons.problem.CommonProblem;
import io.jacquard.commons.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose space a request is about: that of the user whose token it carries. */
@Singleton
final class Callers {
  private static final String BEARER = "Bearer ";

  private final TokenVerifier tokens;

  Callers(TokenVerifier tokens) {
    this.tokens = tokens;
  }

  /** The id of his root. */
  String root(@Nullable String authorization) {
    return Optional.ofNullable(authorization)
        .filter(header -> header.startsWith(BEARER))
        .flatMap(header -> tokens.verify(header.substring(BEARER.length())))
        .map(Caller::root)
        .orElseThrow(
            () -> new ProblemException(CommonProblem.UNAUTHORIZED, "A valid token is needed"));
  }
}
