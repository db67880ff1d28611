package io.jacquard.commons.identity;

/**
 * A signed-in user as his token tells.
 *
 * @param subject permanent id of the user
 * @param username name at the time the token was made; for display and recorded answers only
 * @param root id of the user's root node, 32 hex digits
 */
public record Caller(String subject, String username, String root) {}
