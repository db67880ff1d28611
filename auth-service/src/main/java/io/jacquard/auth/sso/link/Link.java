package io.jacquard.auth.sso.link;

import java.time.Instant;

/**
 * An identity at a platform that an account can be entered with.
 *
 * @param user id of the account
 * @param email as the platform gave it at the time; may be empty
 */
public record Link(
    String id,
    String user,
    String platform,
    String issuer,
    String subject,
    String email,
    Instant linkedAt) {}
