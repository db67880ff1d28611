package io.jacquard.webhook.receive;

import org.jspecify.annotations.Nullable;

/**
 * An event as it was sent.
 *
 * @param key the API key
 * @param signature the HMAC header
 * @param id the sender's id for it, by which a repeat is known
 * @param timestamp when it was signed, in seconds
 * @param signatures the Standard Webhooks header
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record Event(
    String walker,
    byte[] body,
    String key,
    @Nullable String signature,
    @Nullable String id,
    @Nullable String timestamp,
    @Nullable String signatures) {}
