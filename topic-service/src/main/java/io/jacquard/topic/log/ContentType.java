package io.jacquard.topic.log;

import java.util.Arrays;
import java.util.Optional;

/** What the bytes of a topic are. */
public enum ContentType {
  NDJSON("application/x-ndjson"),
  TEXT_NDJSON("text/x-ndjson"),
  TEXT("text/plain"),
  BYTES("application/octet-stream");

  private final String wire;

  ContentType(String wire) {
    this.wire = wire;
  }

  /** As it stands in a header. */
  public String wire() {
    return wire;
  }

  /** Whether the bytes are lines that belong together. */
  public boolean lines() {
    return this == NDJSON || this == TEXT_NDJSON;
  }

  public static Optional<ContentType> of(String wire) {
    return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
  }
}
