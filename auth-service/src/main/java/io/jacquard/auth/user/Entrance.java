package io.jacquard.auth.user;

import io.jacquard.auth.audit.AuditEvent;
import io.jacquard.auth.audit.AuditLog;
import io.jacquard.auth.audit.Origin;
import io.jacquard.commons.identity.Caller;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.store.Ids;
import io.jacquard.store.Write;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Lets in users whom another feature has recognized by something else than a password. */
@Singleton
public final class Entrance {
  private final UserRepository users;
  private final Accounts accounts;
  private final AuditLog audit;

  Entrance(UserRepository users, Accounts accounts, AuditLog audit) {
    this.users = users;
    this.accounts = accounts;
    this.audit = audit;
  }

  /** A user with a fresh token of a new session. */
  public record Entered(Caller caller, String token) {}

  /** The id for a user who is about to be registered. */
  public String newId() {
    return Ids.next();
  }

  /**
   * Registers a user without a password.
   *
   * @param also what is written with him in one step, or else nothing is
   * @return whether he was stored; not when the name is taken, or what else is written is
   */
  public boolean register(String id, String username, List<Write> also, Origin origin) {
    if (username.length() > UserService.LONGEST_NAME || UserService.reserved(username)) {
      return false;
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    if (!users.insert(User.registered(id, username, "", Ids.next(), now), also)) {
      return false;
    }
    audit.record(AuditEvent.REGISTERED, id, username, origin);
    return true;
  }

  /**
   * A session for a user; empty when he is gone.
   *
   * @throws ProblemException when he is locked out
   */
  public Optional<Entered> enter(String id, Origin origin) {
    return users
        .find(id)
        .map(user -> {
          UserService.requireEnabled(user);
          audit.record(AuditEvent.SIGNED_IN, id, user.username(), origin);
          return new Entered(user.caller(), accounts.open(user, origin.client()).token());
        });
  }

  /** Whether a name belongs to somebody. */
  public boolean isTaken(String username) {
    return username.length() <= UserService.LONGEST_NAME && users.findByName(username).isPresent();
  }

  /** Whether there is such a user, disabled or not. */
  public boolean knows(String id) {
    return users.find(id).isPresent();
  }

  /** Whether the user can come in with a password. */
  public boolean hasPassword(String id) {
    return users.find(id).flatMap(User::password).isPresent();
  }
}
