package io.jacquard.jac.runtime;

import org.jspecify.annotations.Nullable;

/** Java identity, asked where it is meant: the build refuses {@code ==} on values elsewhere. */
public final class Identity {
  private Identity() {}

  /** Whether both are one and the same Java object. */
  @SuppressWarnings("ReferenceEquality") // identity is the question
  public static boolean same(@Nullable Object a, @Nullable Object b) {
    return a == b;
  }
}
