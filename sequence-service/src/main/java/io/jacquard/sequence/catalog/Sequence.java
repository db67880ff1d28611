package io.jacquard.sequence.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.sequence.archive.Manifest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A package that the hub can run.
 *
 * @param folder where it is unpacked
 * @param size how many bytes were sent
 * @param appConfig what its instances are given whose start gives them nothing else
 */
public record Sequence(
    String id,
    Manifest manifest,
    Path folder,
    long size,
    Instant created,
    Optional<ObjectNode> appConfig) {

  /** What the API shows as its {@code config}. */
  public ObjectNode config() {
    ObjectNode config = manifest.fields().objectNode();
    config.put("type", "process");
    config.setAll(manifest.fields());
    config.put("id", id);
    config.put("sequenceDir", "sequences/" + id);
    config.put("packageSize", size);
    return config;
  }

  /** Whether a caller may mean this one: by id, name, or name and version. */
  boolean isCalled(String handle) {
    return handle.equals(id)
        || handle.equals(manifest.name())
        || handle.equals(manifest.name() + "@" + manifest.version());
  }
}
