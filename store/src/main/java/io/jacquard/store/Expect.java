package io.jacquard.store;

/** What a commit relies on about one document. */
public sealed interface Expect {

  /** The document still is what was read; version 0 means that none was found. */
  static Expect version(long version) {
    return version == 0 ? Existence.ABSENT : new AtVersion(version);
  }

  /** Whether a document at this version (0: none) meets the expectation. */
  default boolean holds(long version) {
    return switch (this) {
      case Existence.ANY -> true;
      case Existence.ABSENT -> version == 0;
      case Existence.PRESENT -> version != 0;
      case AtVersion(long expected) -> version == expected;
    };
  }

  /** Reliance on nothing but whether a document is there. */
  enum Existence implements Expect {
    /** Nothing: the write wins over whatever is there. */
    ANY,
    /** There is no such document; an insert with this is a claim on the id. */
    ABSENT,
    /** There is such a document, at whatever version. */
    PRESENT
  }

  /** See {@link #version}. */
  record AtVersion(long version) implements Expect {
    public AtVersion {
      if (version <= 0) {
        throw new IllegalArgumentException("versions are positive, not " + version);
      }
    }
  }
}
