package io.jacquard.cli.db;

/** A command on the store cannot be done; the sentence is for whoever gave it. */
final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseException(String sentence) {
    super(sentence, null, false, false);
  }
}
