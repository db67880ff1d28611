package io.jacquard.sequence.storage;

import java.io.IOException;

/** Packages cannot be had for now; the message is written for the caller. */
public final class StorageUnavailableException extends IOException {
  private static final long serialVersionUID = 1L;

  public StorageUnavailableException(String reason) {
    super(reason);
  }
}
