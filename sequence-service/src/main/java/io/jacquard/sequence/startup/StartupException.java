package io.jacquard.sequence.startup;

/** A startup configuration that cannot be; the message is a sentence for whoever wrote it. */
final class StartupException extends Exception {
  private static final long serialVersionUID = 1L;

  StartupException(String sentence) {
    super(sentence);
  }
}
