package io.jacquard.auth.user;

import io.jacquard.auth.audit.AuditEvent;
import io.jacquard.auth.audit.AuditLog;
import io.jacquard.auth.audit.Origin;
import io.jacquard.auth.session.Sessions;
import io.jacquard.commons.identity.Caller;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.store.Ids;
import io.jacquard.store.Write;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Lets users in for other features: our own pages, and platforms that have recognized them. */
@Singleton
public final class Entrance {
  private final UserRepository users;
  private final Accounts accounts;
  private final UserService service;
  private final Sessions sessions;
  private final AuditLog audit;

  Entrance(
      UserRepository users,
      Accounts accounts,
      UserService service,
      Sessions sessions,
      AuditLog audit) {
    this.users = users;
    this.accounts = accounts;
    this.service = service;
    this.sessions = sessions;
    this.audit = audit;
  }

  /** A user with a fresh token of a new session. */
  public record Entered(Caller caller, String session, String token) {
    static Entered of(SignedIn signedIn) {
      return new Entered(signedIn.user().caller(), signedIn.session(), signedIn.token());
    }
  }

  /** Lets a user in by his password. */
  public Entered signIn(String username, String password, Origin origin) {
    return Entered.of(service.login(username, password, origin));
  }

  /** Registers a user with a good password. */
  public Entered enrol(String username, String password, Origin origin) {
    return Entered.of(service.registerStrictly(username, password, origin));
  }

  /** Ends the session that an account was entered with. */
  public void leave(Account account, Origin origin) {
    if (sessions.end(account.id(), account.session())) {
      audit.record(AuditEvent.SESSION_ENDED, account.id(), account.caller().username(), origin);
    }
  }

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
          return Entered.of(accounts.open(user, origin.client()));
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
