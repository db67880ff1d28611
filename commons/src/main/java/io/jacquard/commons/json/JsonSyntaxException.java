package io.jacquard.commons.json;

/** A text that is not JSON, with the words and the offset that CPython's parser gives. */
public final class JsonSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final int offset;

  /**
   * @param offset code points before the error
   */
  JsonSyntaxException(String reason, int offset) {
    super(reason + " at " + offset, null, false, false);
    this.reason = reason;
    this.offset = offset;
  }

  public String reason() {
    return reason;
  }

  public int offset() {
    return offset;
  }
}
