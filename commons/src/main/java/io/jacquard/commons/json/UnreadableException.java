package io.jacquard.commons.json;

/** A body that cannot even be looked at as JSON: wrong encoding, too deep, a number too long. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableException(String message) {
    super(message, null, false, false);
  }
}
