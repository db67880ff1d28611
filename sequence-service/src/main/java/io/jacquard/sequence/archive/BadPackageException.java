package io.jacquard.sequence.archive;

/** A package that cannot be taken; the message is written for whoever sent it. */
public final class BadPackageException extends Exception {
  private static final long serialVersionUID = 1L;

  public BadPackageException(String reason) {
    super(reason);
  }
}
