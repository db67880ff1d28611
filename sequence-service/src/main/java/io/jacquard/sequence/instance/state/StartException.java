package io.jacquard.sequence.instance.state;

/** A start that cannot be; the message is written for the caller. */
public final class StartException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  public StartException(int status, String reason) {
    super(reason);
    this.status = status;
  }

  /** The HTTP status that says so. */
  public int status() {
    return status;
  }

  /** Why, for the caller. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
