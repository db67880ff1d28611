package io.jacquard.store;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document as it was read; immutable, and shared freely.
 *
 * @param version changes with every write and never repeats for an id; what a later write expects
 * @param expiresAt when the document ceases to exist, or {@code null} for never
 */
public record Document(DocumentKey key, long version, Body body, @Nullable Instant expiresAt) {

  public String id() {
    return key.id();
  }

  /** The body, decoded; unmodifiable. */
  public Map<String, @Nullable Object> fields() {
    return body.fields();
  }

  /** One field of the body, or {@code null}. */
  public @Nullable Object field(String name) {
    return body.fields().get(name);
  }

  /** A field that every document of its collection has as text. */
  public String text(String name) {
    if (field(name) instanceof String text) {
      return text;
    }
    throw new IllegalStateException("document " + key + " has no text in '" + name + "'");
  }

  /** A field that every document of its collection has as a whole number. */
  public long number(String name) {
    if (field(name) instanceof Long number) {
      return number;
    }
    throw new IllegalStateException("document " + key + " has no whole number in '" + name + "'");
  }
}
