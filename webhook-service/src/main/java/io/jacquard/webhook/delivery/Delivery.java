package io.jacquard.webhook.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one event.
 *
 * @param owner whose key it came with
 * @param event the sender's id for it
 * @param error why it was not handled, {@code null} when it was
 */
public record Delivery(
    String owner,
    String key,
    String walker,
    @Nullable String event,
    Instant at,
    int status,
    long millis,
    @Nullable String error) {}
