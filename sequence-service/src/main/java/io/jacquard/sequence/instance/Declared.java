package io.jacquard.sequence.instance;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a sequence declares about its input and output once it runs.
 *
 * @param requires the topic that it wants to read, {@code null} until that is known, "" for none
 * @param provides the topic that it writes to, in the same way
 */
record Declared(@Nullable String requires, @Nullable String provides) {
  static final Declared NOTHING = new Declared(null, null);

  static Declared of(JsonNode message) {
    return new Declared(message.path("requires").asText(""), message.path("provides").asText(""));
  }
}
