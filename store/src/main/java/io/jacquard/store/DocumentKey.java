package io.jacquard.store;

/** Where a document stands: its collection and its id in there. */
public record DocumentKey(String collection, String id) {
  private static final int LONGEST_ID = 1024;

  public DocumentKey {
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      throw new IllegalArgumentException(
          "a document id has 1 to " + LONGEST_ID + " characters, not " + id.length());
    }
  }

  public static DocumentKey of(String collection, String id) {
    return new DocumentKey(collection, id);
  }

  @Override
  public String toString() {
    return collection + "/" + id;
  }
}
