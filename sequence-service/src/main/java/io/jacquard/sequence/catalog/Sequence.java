package io.jacquard.sequence.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.sequence.archive.Manifest;
import java.time.Instant;
import java.util.Optional;

/**
 * A package that the hubs of a space can run.
 *
 * @param appConfig what its instances are given whose start gives them nothing else
 */
public record Sequence(
    String id, Manifest manifest, Content content, Origin origin, Optional<ObjectNode> appConfig) {

  /**
   * The tar.gz.
   *
   * @param revision names it, new with every upload
   * @param digest the SHA-256 of its bytes, in hexadecimal
   * @param size how many bytes were sent
   */
  public record Content(String revision, String digest, long size) {}

  /**
   * Where it comes from.
   *
   * @param hub the id of the hub that took it
   * @param user who sent it
   */
  public record Origin(String hub, String user, Instant taken) {}

  /** What the API shows as its {@code config}. */
  public ObjectNode config() {
    ObjectNode config = manifest.fields().objectNode();
    config.put("type", "process");
    config.setAll(manifest.fields());
    config.put("id", id);
    config.put("sequenceDir", "sequences/" + id);
    config.put("packageSize", content.size());
    return config;
  }
}
