package io.jacquard.files;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a stored file or folder.
 *
 * @param name the last part of its path
 * @param etag changes whenever the content does; {@code null} for folders
 */
public record FileMetadata(
    String name,
    long size,
    Instant modified,
    Instant created,
    boolean directory,
    @Nullable String contentType,
    @Nullable String etag,
    Map<String, String> metadata) {
  public FileMetadata {
    metadata = Map.copyOf(metadata);
  }
}
