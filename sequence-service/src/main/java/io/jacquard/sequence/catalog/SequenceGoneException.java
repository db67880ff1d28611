package io.jacquard.sequence.catalog;

/** Somebody has removed a sequence meanwhile. */
public final class SequenceGoneException extends Exception {
  private static final long serialVersionUID = 1L;

  SequenceGoneException(String id) {
    super("Sequence " + id + " was removed");
  }
}
