package io.jacquard.commons.identity.revocation;

/**
 * One entry of the revocation feed: tokens of a user, a session or an API key that are dead before
 * they expire.
 *
 * @param id of the user, session or key
 * @param below generations of {@code id} lower than this are dead
 * @param until when the last of them has expired anyway, in milliseconds
 */
public record Revocation(String id, long below, long until) {

  /** Everything of {@code id}, for ever. */
  public static final long ALL = Long.MAX_VALUE;
}
