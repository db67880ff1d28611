package io.jacquard.jac.eval;

import org.jspecify.annotations.Nullable;

/** The place of a variable that several functions share. */
final class Cell {
  @Nullable Object value;

  Cell() {}

  Cell(@Nullable Object value) {
    this.value = value;
  }
}
