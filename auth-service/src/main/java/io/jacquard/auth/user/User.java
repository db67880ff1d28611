package io.jacquard.auth.user;

import io.jacquard.commons.identity.Caller;
import java.time.Instant;

/**
 * Somebody who can sign in.
 *
 * @param id permanent, 32 hex digits
 * @param username what they sign in with; may change
 * @param root id of their root node, minted with the user
 */
record User(String id, String username, String passwordHash, String root, Instant createdAt) {

  Caller caller() {
    return new Caller(id, username, root);
  }

  User named(String newName) {
    return new User(id, newName, passwordHash, root, createdAt);
  }

  User withPasswordHash(String newHash) {
    return new User(id, username, newHash, root, createdAt);
  }
}
