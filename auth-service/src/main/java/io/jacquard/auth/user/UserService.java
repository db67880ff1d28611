package io.jacquard.auth.user;

import static io.jacquard.commons.problem.CommonProblem.FORBIDDEN;
import static io.jacquard.commons.problem.CommonProblem.UNAUTHORIZED;
import static io.jacquard.commons.problem.CommonProblem.VALIDATION_ERROR;

import io.jacquard.auth.audit.AuditEvent;
import io.jacquard.auth.audit.AuditLog;
import io.jacquard.auth.audit.Origin;
import io.jacquard.auth.password.PasswordHasher;
import io.jacquard.auth.password.PasswordRules;
import io.jacquard.auth.throttle.SignInThrottle;
import io.jacquard.commons.identity.Caller;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.store.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The rules about users. The words of refusals are part of the recorded contract. */
@Singleton
final class UserService {
  static final int LONGEST_NAME = 256;
  private static final int LONGEST_PASSWORD = 4096;
  private static final String BEARER = "Bearer ";

  private final UserRepository users;
  private final PasswordHasher passwords;
  private final PasswordRules rules;
  private final Accounts accounts;
  private final SignInThrottle throttle;
  private final AuditLog audit;
  private final Clock clock = Clock.systemUTC();

  UserService(
      UserRepository users,
      PasswordHasher passwords,
      PasswordRules rules,
      Accounts accounts,
      SignInThrottle throttle,
      AuditLog audit) {
    this.users = users;
    this.passwords = passwords;
    this.rules = rules;
    this.accounts = accounts;
    this.throttle = throttle;
    this.audit = audit;
  }

  /** As recorded, empty texts are taken, though nobody can sign in with them. */
  SignedIn register(String username, String password, Origin origin) {
    requireLengths(username, password);
    if (rules.enforced()) {
      rules.require(username, password);
    }
    return stored(username, password, origin);
  }

  /** With a good password whatever the configuration says. */
  SignedIn registerStrictly(String username, String password, Origin origin) {
    requireText(username, password, "Username and password required");
    requireLengths(username, password);
    rules.require(username, password);
    return stored(username, password, origin);
  }

  /** What is wrong with a password that was taken nevertheless. */
  Optional<String> warning(String username, String password) {
    return rules.complaint(username, password);
  }

  /** A new account with a good password, made by somebody else. */
  User create(String username, String password, boolean admin, Origin origin) {
    requireText(username, password, "Username and password required");
    requireLengths(username, password);
    rules.require(username, password);
    User user = inserted(username, password, admin);
    audit.record(AuditEvent.REGISTERED, user.id(), username, origin);
    if (admin) {
      audit.record(AuditEvent.MADE_ADMIN, user.id(), username, origin);
    }
    return user;
  }

  private SignedIn stored(String username, String password, Origin origin) {
    return entered(AuditEvent.REGISTERED, inserted(username, password, false), origin);
  }

  private User inserted(String username, String password, boolean admin) {
    if (reserved(username) || users.findByName(username).isPresent()) {
      throw taken();
    }
    String id = Ids.next();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    User user =
        User.registered(id, username, passwords.hash(password), Ids.next(), now).withAdmin(admin);
    if (!users.insert(user, List.of())) {
      throw taken();
    }
    return user;
  }

  SignedIn login(String username, String password, Origin origin) {
    requireText(username, password, "Username and password required");
    throttle.admit(username, origin.address());
    Optional<User> user = named(username);
    if (!passwords.matches(password, user.flatMap(User::password))) {
      throttle.failed(username, origin.address());
      audit.record(AuditEvent.SIGN_IN_REFUSED, user.map(User::id).orElse(""), username, origin);
      throw new ProblemException(UNAUTHORIZED, "Invalid credentials");
    }
    throttle.succeeded(username);
    requireEnabled(user.orElseThrow());
    return entered(AuditEvent.SIGNED_IN, user.orElseThrow(), origin);
  }

  /** A fresh token for a good one, as long as the session lives. */
  SignedIn refresh(String token) {
    requireText(token, token, "Token is required");
    String bare = token.startsWith(BEARER) ? token.substring(BEARER.length()) : token;
    return accounts.refresh(bare).orElseThrow(UserService::invalidToken);
  }

  /** Gives a user another name; every token made so far is dead, the answer holds a fresh one. */
  SignedIn rename(String bearer, String currentName, String newName, Origin origin) {
    User user = signedIn(bearer);
    requireSelf(user, currentName, "username");
    requireText(newName, newName, "New username is required");
    requireLengths(newName, "");
    if (reserved(newName) || newName.equals(user.username())) {
      throw failed("Username already taken");
    }
    return switch (users.update(user.id(), found -> same(user, found).named(newName))) {
      case DONE -> entered(AuditEvent.RENAMED, user.named(newName), origin);
      case UNKNOWN_USER -> throw failed("User not found");
      case NAME_TAKEN -> throw failed("Username already taken");
    };
  }

  /** Changes a password; as recorded the tokens of this session live on, those of others die. */
  User changePassword(
      String bearer, String username, String current, String replacement, Origin origin) {
    Accounts.Live live = accounts.user(bearer).orElseThrow(UserService::invalidToken);
    User user = live.user();
    requireSelf(user, username, "password");
    requireText(current, replacement, "Current password and new password are required");
    requireLengths(username, replacement);
    throttle.admit(username, origin.address());
    if (!passwords.matches(current, user.password())) {
      throttle.failed(username, origin.address());
      throw failed("Current password is incorrect");
    }
    if (rules.enforced() || user.admin()) {
      rules.require(username, replacement);
    }
    String hash = passwords.hash(replacement);
    return switch (users.update(user.id(), found -> found.withPasswordHash(hash))) {
      case DONE -> {
        accounts.endOthers(live);
        audit.record(AuditEvent.PASSWORD_CHANGED, user.id(), username, origin);
        yield user;
      }
      case UNKNOWN_USER, NAME_TAKEN -> throw failed("User not found");
    };
  }

  private SignedIn entered(AuditEvent event, User user, Origin origin) {
    audit.record(event, user.id(), user.username(), origin);
    return accounts.open(user, origin.client());
  }

  private User signedIn(String authorization) {
    return accounts.user(authorization).orElseThrow(UserService::invalidToken).user();
  }

  /** The user as found, unless his tokens have died since he was let in. */
  private static User same(User letIn, User found) {
    if (found.generation() != letIn.generation()) {
      throw invalidToken();
    }
    return found;
  }

  private Optional<User> named(String username) {
    return username.length() > LONGEST_NAME ? Optional.empty() : users.findByName(username);
  }

  /** The guest's name, which nobody can have. */
  static boolean reserved(String username) {
    return username.equals(Caller.GUEST.username());
  }

  static void requireEnabled(User user) {
    if (user.disabled()) {
      throw new ProblemException(FORBIDDEN, "The account is disabled");
    }
  }

  private static void requireSelf(User user, String username, String what) {
    if (!user.username().equals(username)) {
      throw new ProblemException(FORBIDDEN, "Cannot update another user's " + what);
    }
  }

  private static void requireText(String one, String other, String otherwise) {
    if (one.isEmpty() || other.isEmpty()) {
      throw new ProblemException(VALIDATION_ERROR, otherwise);
    }
  }

  private static void requireLengths(String username, String password) {
    if (username.length() > LONGEST_NAME) {
      throw new ProblemException(
          VALIDATION_ERROR, "A username has at most " + LONGEST_NAME + " characters");
    }
    if (password.length() > LONGEST_PASSWORD) {
      throw new ProblemException(
          VALIDATION_ERROR, "A password has at most " + LONGEST_PASSWORD + " characters");
    }
  }

  private static ProblemException taken() {
    return new ProblemException(UserProblem.USER_EXISTS, "User already exists");
  }

  private static ProblemException failed(String why) {
    return new ProblemException(UserProblem.UPDATE_FAILED, why);
  }

  private static ProblemException invalidToken() {
    return new ProblemException(UNAUTHORIZED, "Invalid or expired token");
  }
}
