package io.jacquard.auth.user;

import static io.jacquard.commons.problem.CommonProblem.FORBIDDEN;
import static io.jacquard.commons.problem.CommonProblem.UNAUTHORIZED;
import static io.jacquard.commons.problem.CommonProblem.VALIDATION_ERROR;

import io.jacquard.auth.password.PasswordHasher;
import io.jacquard.auth.token.TokenIssuer;
import io.jacquard.commons.identity.Caller;
import io.jacquard.commons.identity.TokenVerifier;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.store.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The rules about users. The words of refusals are part of the recorded contract. */
@Singleton
final class UserService {
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_PASSWORD = 4096;
  private static final String BEARER = "Bearer ";

  private final UserRepository users;
  private final PasswordHasher passwords;
  private final TokenIssuer tokens;
  private final TokenVerifier verifier;
  private final Clock clock = Clock.systemUTC();

  UserService(
      UserRepository users, PasswordHasher passwords, TokenIssuer tokens, TokenVerifier verifier) {
    this.users = users;
    this.passwords = passwords;
    this.tokens = tokens;
    this.verifier = verifier;
  }

  /** A signed-in user with a fresh token. */
  record Session(User user, String token) {}

  Session register(String username, String password) {
    requireText(username, password, "Username and password required");
    requireLengths(username, password);
    if (username.equals(Caller.GUEST.username()) || users.findByName(username).isPresent()) {
      throw taken();
    }
    String id = Ids.next();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    User user = new User(id, username, passwords.hash(password), Ids.next(), now);
    if (!users.insert(user)) {
      throw taken();
    }
    return session(user);
  }

  Session login(String username, String password) {
    requireText(username, password, "Username and password required");
    Optional<User> user = named(username);
    if (!passwords.matches(password, user.map(User::passwordHash))) {
      throw new ProblemException(UNAUTHORIZED, "Invalid credentials");
    }
    return session(user.orElseThrow());
  }

  /** A fresh token for a good one, as long as the user exists. */
  Session refresh(String token) {
    String bare = token.startsWith(BEARER) ? token.substring(BEARER.length()) : token;
    if (bare.isEmpty()) {
      throw new ProblemException(VALIDATION_ERROR, "Token is required");
    }
    return session(owner(bare));
  }

  Session rename(String bearer, String currentName, String newName) {
    User user = signedIn(bearer);
    requireSelf(user, currentName, "username");
    requireText(newName, newName, "New username is required");
    requireLengths(newName, "");
    return switch (users.update(user.id(), found -> found.named(newName))) {
      case DONE -> session(user.named(newName));
      case UNKNOWN_USER -> throw failed("User not found");
      case NAME_TAKEN -> throw failed("Username already taken");
    };
  }

  User changePassword(String bearer, String username, String current, String replacement) {
    User user = signedIn(bearer);
    requireSelf(user, username, "password");
    requireText(current, replacement, "Current password and new password are required");
    requireLengths(username, replacement);
    if (!passwords.matches(current, Optional.of(user.passwordHash()))) {
      throw failed("Current password is incorrect");
    }
    String hash = passwords.hash(replacement);
    return switch (users.update(user.id(), found -> found.withPasswordHash(hash))) {
      case DONE -> user;
      case UNKNOWN_USER, NAME_TAKEN -> throw failed("User not found");
    };
  }

  /** The user of an Authorization header; the word Bearer counts exactly as written. */
  private User signedIn(String authorization) {
    if (!authorization.startsWith(BEARER)) {
      throw invalidToken();
    }
    return owner(authorization.substring(BEARER.length()));
  }

  private User owner(String token) {
    return verifier
        .verify(token)
        .map(Caller::subject)
        .flatMap(users::find)
        .orElseThrow(UserService::invalidToken);
  }

  private Optional<User> named(String username) {
    return username.length() > LONGEST_NAME ? Optional.empty() : users.findByName(username);
  }

  private Session session(User user) {
    return new Session(user, tokens.issue(user.caller()));
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
