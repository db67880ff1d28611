package io.jacquard.auth.audit;

/** What can happen to an account. Names are permanent. */
public enum AuditEvent {
  REGISTERED,
  SIGNED_IN,
  SIGN_IN_REFUSED,
  RENAMED,
  PASSWORD_CHANGED,
  SESSION_ENDED,
  ALL_SESSIONS_ENDED,
  DELETED,
  DISABLED,
  ENABLED,
  MADE_ADMIN,
  UNMADE_ADMIN,
  SSO_LINKED,
  SSO_UNLINKED,
  API_KEY_CREATED,
  API_KEY_REVOKED,
  API_KEY_SECRET_ROTATED
}
