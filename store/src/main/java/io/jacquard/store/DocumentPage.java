package io.jacquard.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a part of an index.
 *
 * @param cursor where the next page starts; {@code null} when this was the last
 */
public record DocumentPage(List<Document> documents, @Nullable String cursor) {
  public DocumentPage {
    documents = List.copyOf(documents);
  }
}
