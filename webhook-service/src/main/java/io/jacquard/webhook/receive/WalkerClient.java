package io.jacquard.webhook.receive;

import io.jacquard.commons.webhook.WebhookVerdict;
import java.io.IOException;

/** How the walker of an event is run. */
interface WalkerClient {

  /** Hands an event on; the answer is for the sender as it is. */
  Answer run(Event event, WebhookVerdict verdict) throws IOException, InterruptedException;

  /** What walker-service answered. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Answer(int status, byte[] json) {}
}
