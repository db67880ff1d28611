package io.jacquard.store;

/** Something a commit relies on without writing it. */
public record Guard(DocumentKey key, Expect expect) {

  /** The document still is what was read. */
  public static Guard unchanged(Document document) {
    return new Guard(document.key(), Expect.version(document.version()));
  }

  /** The document is at that version still; 0 when none was found. */
  public static Guard version(DocumentKey key, long version) {
    return new Guard(key, Expect.version(version));
  }

  public static Guard present(DocumentKey key) {
    return new Guard(key, Expect.Existence.PRESENT);
  }

  public static Guard absent(DocumentKey key) {
    return new Guard(key, Expect.Existence.ABSENT);
  }
}
