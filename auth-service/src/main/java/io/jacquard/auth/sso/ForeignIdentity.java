package io.jacquard.auth.sso;

import java.util.Optional;

/**
 * Who somebody is, as a platform says.
 *
 * @param issuer the platform's own name for itself
 * @param subject permanent at that issuer
 * @param verified whether the e-mail is known to be theirs
 */
public record ForeignIdentity(
    String platform, String issuer, String subject, Optional<String> email, boolean verified) {}
