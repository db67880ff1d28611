package io.jacquard.standalone;

/** Why the process cannot start, as a sentence for whoever typed the command. */
final class StartException extends Exception {
  private static final long serialVersionUID = 1L;

  StartException(String sentence) {
    super(sentence, null, false, false);
  }
}
