package io.jacquard.commons.identity;

/**
 * Who is calling: a signed-in user as his token tells, or the guest.
 *
 * @param subject permanent id of the user
 * @param username name at the time the token was made; for display and recorded answers only
 * @param root id of the user's root node, 32 hex digits
 */
public record Caller(String subject, String username, String root) {

  /** Everybody on public endpoints: has a root of its own, and can never sign in. */
  public static final Caller GUEST =
      new Caller("guest", "__guest__", "00000000000000000000000000000001");
}
