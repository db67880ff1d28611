package io.jacquard.storage.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a listing.
 *
 * @param next the name to continue after; {@code null} at the end
 */
public record Page(List<UserFile> files, @Nullable String next) {
  public Page {
    files = List.copyOf(files);
  }

  /**
   * Which part is asked for.
   *
   * @param after the last name of the page before; empty for the first page
   */
  public record Request(boolean recursive, int limit, String after) {}
}
