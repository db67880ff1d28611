package io.jacquard.jac.eval;

import org.jspecify.annotations.Nullable;

/** The place of a variable that several functions share. */
public final class Cell {
  public @Nullable Object value;

  public Cell() {}

  public Cell(@Nullable Object value) {
    this.value = value;
  }
}
