package io.jacquard.cli.torture;

import com.fasterxml.jackson.databind.JsonNode;

/** How the server answered a call, as far as a client can know. */
sealed interface Reply {

  /** It is acknowledged. */
  record Done(JsonNode reports) implements Reply {}

  /** It did not happen. */
  record Refused(int status, String text) implements Reply {}

  /** The connection broke before the answer: it happened or it did not. */
  record Unknown() implements Reply {}
}
