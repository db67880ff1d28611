package io.jacquard.auth.audit;

import java.time.Instant;

/**
 * One line of the audit log.
 *
 * @param user id of the account; empty for a name that nobody has
 * @param username the name that was used
 */
public record AuditEntry(
    Instant at, AuditEvent event, String user, String username, Origin origin) {}
