package io.jacquard.storage.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.jacquard.files.FileMetadata;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder as its owner sees it.
 *
 * @param path its name in his space
 */
@JsonNaming(SnakeCaseStrategy.class)
public record UserFile(
    String path,
    long size,
    Instant modified,
    Instant created,
    @JsonProperty("is_dir") boolean directory,
    @Nullable String contentType,
    @Nullable String etag,
    Map<String, String> metadata) {
  public UserFile {
    metadata = Map.copyOf(metadata);
  }

  static UserFile of(FileName name, FileMetadata found) {
    return new UserFile(
        name.value(),
        found.directory() ? 0 : found.size(),
        found.modified(),
        found.created(),
        found.directory(),
        found.contentType(),
        found.etag(),
        found.metadata());
  }
}
