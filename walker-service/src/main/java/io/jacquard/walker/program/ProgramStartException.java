package io.jacquard.walker.program;

/** A program that stops the start; the message is written for its author. */
public final class ProgramStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProgramStartException(String message) {
    super(message, null, false, false);
  }
}
