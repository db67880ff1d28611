package io.jacquard.auth.user;

import io.jacquard.auth.session.Session;
import io.jacquard.auth.session.Sessions;
import io.jacquard.auth.token.TokenIssuer;
import io.jacquard.commons.identity.Identity;
import io.jacquard.commons.identity.JwtTokenVerifier;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Who is signed in. This service keeps users and sessions, so a token is dead here in the moment
 * its user or session is, without waiting for the feed.
 */
@Singleton
public final class Accounts {
  private static final String BEARER = "Bearer ";

  private final UserRepository users;
  private final Sessions sessions;
  private final TokenIssuer tokens;
  private final JwtTokenVerifier verifier;

  Accounts(UserRepository users, Sessions sessions, TokenIssuer tokens, JwtTokenVerifier verifier) {
    this.users = users;
    this.sessions = sessions;
    this.tokens = tokens;
    this.verifier = verifier;
  }

  /** The account of an Authorization header; the word Bearer counts exactly as written. */
  public Optional<Account> signedIn(String authorization) {
    return user(authorization).map(Accounts::account);
  }

  /** The account of a live session. */
  public Optional<Account> ofSession(String id) {
    return sessions
        .find(id)
        .flatMap(session ->
            users
                .find(session.user())
                .filter(user -> user.generation() == session.generation() && !user.disabled())
                .map(user -> account(new Live(user, id))));
  }

  /** The account with this id, unless it is gone or disabled. */
  public Optional<Account> find(String id) {
    return users
        .find(id)
        .filter(user -> !user.disabled())
        .map(user -> new Account(user.caller(), user.generation(), user.admin(), ""));
  }

  /** A user and the live session of his token. */
  record Live(User user, String session) {}

  Optional<Live> user(String authorization) {
    return authorization.startsWith(BEARER)
        ? owner(authorization.substring(BEARER.length()))
        : Optional.empty();
  }

  Optional<Live> owner(String token) {
    return verifier.read(token).flatMap(this::live);
  }

  /** A token of a new session. */
  SignedIn open(User user, String client) {
    Session session = sessions.open(user.id(), user.generation(), client);
    return new SignedIn(user, session.id(), token(user, session.id()));
  }

  /** A further token of a session, which lives on as long as the token; empty if it has ended. */
  Optional<SignedIn> refresh(String token) {
    return owner(token)
        .filter(live -> sessions.extend(live.session()))
        .map(live -> new SignedIn(live.user(), live.session(), token(live.user(), live.session())));
  }

  /** Ends every session of a user but one. */
  void endOthers(Live live) {
    User user = live.user();
    sessions.of(user.id(), user.generation()).stream()
        .filter(session -> !session.id().equals(live.session()))
        .forEach(session -> sessions.end(user.id(), session.id()));
  }

  private static Account account(Live live) {
    User user = live.user();
    return new Account(user.caller(), user.generation(), user.admin(), live.session());
  }

  private Optional<Live> live(Identity identity) {
    return users
        .find(identity.caller().subject())
        .filter(user -> user.generation() == identity.generation() && !user.disabled())
        .filter(_ -> sessions.find(identity.session()).isPresent())
        .map(user -> new Live(user, identity.session()));
  }

  private String token(User user, String session) {
    return tokens.issue(new Identity(user.caller(), session, user.generation()));
  }

  /** Whether the owner of a root looks after all users. */
  boolean administers(String root) {
    return users.findByRoot(root).map(user -> user.admin() && !user.disabled()).orElse(false);
  }
}
