package io.jacquard.jac.runtime;

/** Python's {@code None}. Java {@code null} never is a value of the language. */
public enum None {
  NONE;

  @Override
  public String toString() {
    return "None";
  }
}
