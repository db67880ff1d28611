package io.jacquard.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One change in a commit. A commit holds at most one write for a document. */
public sealed interface Write {

  DocumentKey key();

  Expect expect();

  /** Stores a body, replacing what is there. */
  record Put(DocumentKey key, Body body, Expect expect, @Nullable Instant expiresAt)
      implements Write {
    public Put {
      if (body.size() > Body.LARGEST) {
        throw new StoreException(
            "document %s has %,d bytes; a document has at most %,d"
                .formatted(key, body.size(), Body.LARGEST));
      }
    }

    /** The same write of a document that ceases to exist at that moment. */
    public Put expiringAt(Instant moment) {
      return new Put(key, body, expect, moment);
    }
  }

  /** Removes a document; removing what is absent is no fault unless expected otherwise. */
  record Delete(DocumentKey key, Expect expect) implements Write {}

  /**
   * Gives a counter document ({@link CollectionSpec#counters}) a new version, making it when it is
   * absent. Needs no read and commutes: bumps never conflict with each other, yet everyone who
   * guards the version they read is told.
   */
  record Bump(DocumentKey key) implements Write {
    @Override
    public Expect expect() {
      return Expect.Existence.ANY;
    }
  }

  /** Stores a document whose id is free; in conflict when it is not. */
  static Put insert(DocumentKey key, Body body) {
    return new Put(key, body, Expect.Existence.ABSENT, null);
  }

  /** Stores a new body for a document that is still what was read; its expiry is kept. */
  static Put replace(Document read, Body body) {
    return new Put(read.key(), body, Expect.version(read.version()), read.expiresAt());
  }

  /** Stores a body whatever is there. */
  static Put put(DocumentKey key, Body body) {
    return new Put(key, body, Expect.Existence.ANY, null);
  }

  /** Removes a document that is still what was read. */
  static Delete delete(Document read) {
    return new Delete(read.key(), Expect.version(read.version()));
  }

  /** Removes a document whatever it is. */
  static Delete delete(DocumentKey key) {
    return new Delete(key, Expect.Existence.ANY);
  }

  static Bump bump(DocumentKey key) {
    return new Bump(key);
  }
}
