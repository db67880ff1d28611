package io.jacquard.files;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an upload says about its file.
 *
 * @param metadata kept with the file and given back as it is
 * @param modified the time of the original, when the copy is to keep it
 */
public record FileAttributes(
    @Nullable String contentType, Map<String, String> metadata, @Nullable Instant modified) {
  public static final FileAttributes NONE = new FileAttributes(null, Map.of(), null);

  public FileAttributes {
    metadata = Map.copyOf(metadata);
  }
}
