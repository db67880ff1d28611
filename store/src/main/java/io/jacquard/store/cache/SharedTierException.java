package io.jacquard.store.cache;

import org.jspecify.annotations.Nullable;

/** The shared tier did not answer in time, or cannot be reached. */
public final class SharedTierException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SharedTierException(@Nullable Throwable cause) {
    super("the shared cache does not answer", cause, false, false);
  }
}
