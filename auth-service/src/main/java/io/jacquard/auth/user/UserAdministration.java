package io.jacquard.auth.user;

import io.jacquard.auth.audit.AuditEntry;
import io.jacquard.auth.audit.AuditEvent;
import io.jacquard.auth.audit.AuditLog;
import io.jacquard.auth.audit.Origin;
import io.jacquard.commons.problem.CommonProblem;
import io.jacquard.commons.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What administrators do about other people's accounts. */
@Singleton
public final class UserAdministration {
  private static final int MOST_LISTED = 500;

  private final UserRepository users;
  private final UserService service;
  private final AuditLog audit;

  UserAdministration(UserRepository users, UserService service, AuditLog audit) {
    this.users = users;
    this.service = service;
    this.audit = audit;
  }

  /** An account as administrators see it. */
  public record Listed(
      String id, String username, String root, Instant createdAt, boolean admin, boolean disabled) {
    static Listed of(User user) {
      return new Listed(
          user.id(), user.username(), user.root(), user.createdAt(), user.admin(), user.disabled());
    }
  }

  /**
   * A part of all accounts, the oldest first.
   *
   * @param cursor where the next part begins; {@code null} when this is the last
   */
  public record Page(List<Listed> users, @Nullable String cursor) {}

  public Page list(@Nullable String cursor, int limit) {
    if (limit < 1 || limit > MOST_LISTED) {
      throw new ProblemException(
          CommonProblem.VALIDATION_ERROR, "limit is a number from 1 to " + MOST_LISTED);
    }
    UserRepository.Page page = users.page(cursor, limit);
    return new Page(page.users().stream().map(Listed::of).toList(), page.cursor());
  }

  /** The account with this id or, failing that, of this name. */
  public Listed find(String idOrName) {
    return Listed.of(user(idOrName));
  }

  /** A new account; its password is held to the rules. */
  public Listed add(String username, String password, boolean admin, Origin origin) {
    return Listed.of(service.create(username, password, admin, origin));
  }

  public Listed setAdmin(String idOrName, boolean admin, Origin origin) {
    AuditEvent event = admin ? AuditEvent.MADE_ADMIN : AuditEvent.UNMADE_ADMIN;
    return change(idOrName, user -> user.withAdmin(admin), event, origin);
  }

  /** Locks an account out, which ends all its sessions, or lets it in again. */
  public Listed setDisabled(String idOrName, boolean disabled, Origin origin) {
    AuditEvent event = disabled ? AuditEvent.DISABLED : AuditEvent.ENABLED;
    return change(idOrName, user -> user.withDisabled(disabled), event, origin);
  }

  public Listed endSessions(String idOrName, Origin origin) {
    return change(idOrName, User::signedOut, AuditEvent.ALL_SESSIONS_ENDED, origin);
  }

  /** What happened to an account, the newest first. */
  public List<AuditEntry> events(String idOrName) {
    return audit.about(user(idOrName).id());
  }

  private Listed change(
      String idOrName, UnaryOperator<User> change, AuditEvent event, Origin origin) {
    User user = user(idOrName);
    if (users.update(user.id(), change) != UserRepository.Update.DONE) {
      throw unknown(idOrName);
    }
    audit.record(event, user.id(), user.username(), origin);
    return find(user.id());
  }

  private User user(String idOrName) {
    return users
        .find(idOrName)
        .or(() -> users.findByName(idOrName))
        .orElseThrow(() -> unknown(idOrName));
  }

  private static ProblemException unknown(String idOrName) {
    return new ProblemException(CommonProblem.NOT_FOUND, "User '" + idOrName + "' not found");
  }
}
