package io.jacquard.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an index.
 *
 * @param cursor where the next page starts; {@code null} when this was the last
 */
public record Page(List<IndexEntry> entries, @Nullable String cursor) {
  public Page {
    entries = List.copyOf(entries);
  }
}
