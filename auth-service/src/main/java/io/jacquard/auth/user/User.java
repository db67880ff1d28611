package io.jacquard.auth.user;

import io.jacquard.commons.identity.Caller;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who can sign in.
 *
 * @param id permanent, 32 hex digits
 * @param username what they sign in with; may change
 * @param root id of their root node, minted with the user
 * @param passwordHash empty for a user without a password
 * @param generation goes up when all tokens made so far are to die
 */
record User(
    String id,
    String username,
    String passwordHash,
    String root,
    Instant createdAt,
    long generation,
    boolean admin,
    boolean disabled) {

  /** A user who has just registered. */
  static User registered(
      String id, String username, String passwordHash, String root, Instant now) {
    return new User(id, username, passwordHash, root, now, 1, false, false);
  }

  /** What a password is checked against; empty for a user who only comes in through a platform. */
  Optional<String> password() {
    return passwordHash.isEmpty() ? Optional.empty() : Optional.of(passwordHash);
  }

  Caller caller() {
    return new Caller(id, username, root);
  }

  /** Under a new name, which ends all sessions. */
  User named(String newName) {
    return new User(id, newName, passwordHash, root, createdAt, generation + 1, admin, disabled);
  }

  User withPasswordHash(String newHash) {
    return new User(id, username, newHash, root, createdAt, generation, admin, disabled);
  }

  User withAdmin(boolean now) {
    return new User(id, username, passwordHash, root, createdAt, generation, now, disabled);
  }

  /** Locked out, which ends all sessions, or let in again. */
  User withDisabled(boolean now) {
    return new User(id, username, passwordHash, root, createdAt, generation + 1, admin, now);
  }

  /** With all sessions ended. */
  User signedOut() {
    return new User(id, username, passwordHash, root, createdAt, generation + 1, admin, disabled);
  }
}
