package io.jacquard.store;

import java.util.List;

/** How a commit ended. */
public sealed interface CommitResult {

  /**
   * Everything was written and is durable.
   *
   * @param version the version that all documents put and bumped by this commit now have; 0 when
   *     there were none
   */
  record Committed(long version) implements CommitResult {}

  /** Nothing was written: these documents are not as expected. */
  record Conflict(List<DocumentKey> documents) implements CommitResult {
    public Conflict {
      documents = List.copyOf(documents);
      if (documents.isEmpty()) {
        throw new IllegalArgumentException("a conflict names a document");
      }
    }
  }

  default boolean committed() {
    return switch (this) {
      case Committed _ -> true;
      case Conflict _ -> false;
    };
  }
}
