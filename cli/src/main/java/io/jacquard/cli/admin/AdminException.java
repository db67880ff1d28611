package io.jacquard.cli.admin;

/** A command that cannot be done, with the sentence to show. */
final class AdminException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AdminException(String sentence) {
    super(sentence, null, false, false);
  }
}
