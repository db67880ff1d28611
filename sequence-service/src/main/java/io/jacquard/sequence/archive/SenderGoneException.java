package io.jacquard.sequence.archive;

import java.io.IOException;

/** Whoever was sending a package went away before its end. */
public final class SenderGoneException extends IOException {
  private static final long serialVersionUID = 1L;

  public SenderGoneException() {
    super("the sender went away");
  }
}
