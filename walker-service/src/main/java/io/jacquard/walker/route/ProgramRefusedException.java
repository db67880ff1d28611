package io.jacquard.walker.route;

/** A program that can be loaded but not served; the message says where and why. */
public final class ProgramRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ProgramRefusedException(String message) {
    super(message, null, false, false);
  }
}
