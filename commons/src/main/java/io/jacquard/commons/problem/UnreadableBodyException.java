package io.jacquard.commons.problem;

/** A body that cannot even be looked at as JSON: wrong encoding, too deep, a number too long. */
public final class UnreadableBodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What the caller is told; the message says more in the log. */
  public static final FrameworkError ANSWER =
      new FrameworkError("There was an error parsing the body");

  public UnreadableBodyException(String message) {
    super(message, null, false, false);
  }
}
