package io.jacquard.sequence.topic;

/** A topic that will not do what is asked, however often; the message says why. */
public final class TopicRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  TopicRefusedException(String reason) {
    super(reason);
  }

  /** Why. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
