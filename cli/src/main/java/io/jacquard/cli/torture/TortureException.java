package io.jacquard.cli.torture;

/** The torture cannot go on; the sentence is for whoever ran it. */
final class TortureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TortureException(String sentence) {
    super(sentence, null, false, false);
  }
}
