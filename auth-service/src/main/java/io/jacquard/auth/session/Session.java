package io.jacquard.auth.session;

import java.time.Instant;

/**
 * One sign-in, alive until it expires or is ended. Every token that was refreshed from its first
 * one belongs to it.
 *
 * @param generation of the user when it began; it is dead once the user has a higher one
 * @param client what signed in, as it calls itself
 */
public record Session(
    String id,
    String user,
    long generation,
    String client,
    Instant createdAt,
    Instant usedAt,
    Instant expiresAt) {

  Session usedUntil(Instant now, Instant expiry) {
    return new Session(id, user, generation, client, createdAt, now, expiry);
  }
}
