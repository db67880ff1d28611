package io.jacquard.cli.torture;

import com.fasterxml.jackson.core.JsonProcessingException;

/**
 * One call of a client and what came of it.
 *
 * @param key what the call was about: an item, a counter, a tag
 * @param result what the server reported; empty when it did not
 */
record Event(Action action, String key, Outcome outcome, String result) {

  /** What clients do. */
  enum Action {
    ADD,
    REMOVE,
    COUNT,
    TRANSFER,
    FIND_OR_CREATE,
    JOIN
  }

  /** What is known of a call. */
  enum Outcome {
    ACKNOWLEDGED,
    UNKNOWN,
    /** Refused for a reason that no load and no kill explains. */
    BROKEN
  }

  String line() {
    try {
      return Api.JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event has no JSON", e);
    }
  }

  static Event of(String line) {
    try {
      return Api.JSON.readValue(line, Event.class);
    } catch (JsonProcessingException _) {
      throw new TortureException("a client says what is no event: " + line);
    }
  }
}
