package io.jacquard.auth.user;

import static io.jacquard.commons.problem.CommonProblem.NOT_FOUND;
import static io.jacquard.commons.problem.CommonProblem.UNAUTHORIZED;

import io.jacquard.auth.audit.AuditEvent;
import io.jacquard.auth.audit.AuditLog;
import io.jacquard.auth.audit.Origin;
import io.jacquard.auth.session.Session;
import io.jacquard.auth.session.Sessions;
import io.jacquard.commons.problem.ProblemException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What signed-in users can see and do about their own account. */
@Singleton
final class AccountService {
  private static final String CURRENT = "current";
  private static final String ID = "[0-9a-f]{32}";

  private final Accounts accounts;
  private final UserRepository users;
  private final Sessions sessions;
  private final Iterable<UserOwned> owned;
  private final AuditLog audit;

  @Inject
  AccountService(
      Accounts accounts,
      UserRepository users,
      Sessions sessions,
      @Any Instance<UserOwned> owned,
      AuditLog audit) {
    this(accounts, users, sessions, (Iterable<UserOwned>) owned, audit);
  }

  AccountService(
      Accounts accounts,
      UserRepository users,
      Sessions sessions,
      Iterable<UserOwned> owned,
      AuditLog audit) {
    this.accounts = accounts;
    this.users = users;
    this.sessions = sessions;
    this.owned = owned;
    this.audit = audit;
  }

  User user(String bearer) {
    return live(bearer).user();
  }

  /** The live sessions; that of the token itself is the current one. */
  SessionList sessions(String bearer) {
    Accounts.Live live = live(bearer);
    User user = live.user();
    return new SessionList(live.session(), sessions.of(user.id(), user.generation()));
  }

  record SessionList(String current, List<Session> sessions) {}

  /** Ends one session, {@code current} for that of the token itself. */
  void end(String bearer, String id, Origin origin) {
    Accounts.Live live = live(bearer);
    String wanted = id.equals(CURRENT) ? live.session() : id;
    if (!wanted.matches(ID) || !sessions.end(live.user().id(), wanted)) {
      throw new ProblemException(NOT_FOUND, "Session '" + id + "' not found");
    }
    audit(AuditEvent.SESSION_ENDED, live.user(), origin);
  }

  void endAll(String bearer, Origin origin) {
    User user = user(bearer);
    users.update(user.id(), User::signedOut);
    audit(AuditEvent.ALL_SESSIONS_ENDED, user, origin);
  }

  /** Removes the account and what belongs to it; all its tokens and keys are dead. */
  void delete(String bearer, Origin origin) {
    User user = user(bearer);
    users.delete(user.id());
    audit(AuditEvent.DELETED, user, origin);
  }

  /** What other features keep for the user, by name. */
  Map<String, List<? extends Map<String, ?>>> ownedBy(User user) {
    Map<String, List<? extends Map<String, ?>>> parts = new LinkedHashMap<>();
    owned.forEach(part -> parts.put(part.name(), part.export(user.id())));
    return parts;
  }

  private void audit(AuditEvent event, User user, Origin origin) {
    audit.record(event, user.id(), user.username(), origin);
  }

  private Accounts.Live live(String bearer) {
    return accounts
        .user(bearer)
        .orElseThrow(() -> new ProblemException(UNAUTHORIZED, "Invalid or expired token"));
  }
}
