package io.jacquard.graph;

import io.jacquard.store.DocumentKey;
import java.util.List;

/**
 * Others changed what this call relied on; nothing of it was written. The call may be run again
 * from its start, in a new unit of work.
 */
public final class ConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<DocumentKey> documents;

  ConflictException(List<DocumentKey> documents) {
    super("changed by another call meanwhile: " + documents, null, false, false);
    this.documents = List.copyOf(documents);
  }

  /** What was changed. */
  public List<DocumentKey> documents() {
    return documents;
  }
}
