package io.jacquard.walker.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token of an Authorization header. */
final class Bearer {
  private static final String SCHEME = "Bearer ";

  private Bearer() {}

  static Optional<String> of(@Nullable String authorization) {
    return Optional.ofNullable(authorization)
        .filter(header -> header.startsWith(SCHEME))
        .map(header -> header.substring(SCHEME.length()));
  }
}
