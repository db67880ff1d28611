package io.jacquard.auth.user;

import io.jacquard.auth.audit.AuditLog;
import io.jacquard.auth.audit.Origin;
import io.jacquard.auth.password.PasswordConfig;
import io.jacquard.auth.password.PasswordHasher;
import io.jacquard.auth.password.PasswordRules;
import io.jacquard.auth.revocation.RevocationFeed;
import io.jacquard.auth.session.Sessions;
import io.jacquard.auth.throttle.SignInThrottle;
import io.jacquard.auth.throttle.ThrottleConfig;
import io.jacquard.auth.token.TokenIssuer;
import io.jacquard.commons.identity.JwtTokenVerifier;
import io.jacquard.commons.identity.revocation.RevocationPage;
import io.jacquard.commons.identity.revocation.Revocations;
import io.jacquard.store.DocumentStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The real services over a store, with cheap passwords. */
public final class TestUsers {
  private static final SecretKey KEY =
      new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  private static final Duration LIFETIME = Duration.ofDays(1);

  /** Where the requests of tests come from. */
  public static final Origin ORIGIN = new Origin("192.0.2.1", "test");

  private final List<UserOwned> owned = new ArrayList<>();
  private final RevocationFeed feed;
  private final TokenIssuer tokens;
  private final Accounts accounts;
  private final AuditLog audit;
  private final UserService users;
  private final UserAdministration administration;
  private final AccountService own;

  public TestUsers(DocumentStore store) {
    Clock clock = Clock.systemUTC();
    this.feed = new RevocationFeed(store);
    this.tokens = new TokenIssuer(KEY, LIFETIME, "test", clock);
    var repository = new DocumentUserRepository(store, feed, owned, LIFETIME);
    var sessions = new Sessions(store, feed, LIFETIME, clock);
    Revocations none = new Revocations(clock);
    none.apply(new RevocationPage("none", List.of(), 0, false));
    this.accounts =
        new Accounts(repository, sessions, tokens, new JwtTokenVerifier(KEY, 10, clock, none));
    this.audit = new AuditLog(store, LIFETIME);
    this.users =
        new UserService(
            repository,
            new PasswordHasher(new Cheap()),
            new PasswordRules(new Cheap()),
            accounts,
            new SignInThrottle(new Patient(), clock),
            audit);
    this.administration = new UserAdministration(repository, users, audit);
    this.own = new AccountService(accounts, repository, sessions, owned, audit);
  }

  public RevocationFeed feed() {
    return feed;
  }

  public TokenIssuer tokens() {
    return tokens;
  }

  public Accounts accounts() {
    return accounts;
  }

  /** Registers a user and answers the Authorization header of his first token. */
  public String register(String username) {
    return "Bearer " + users.register(username, "pw", ORIGIN).token();
  }

  public void delete(String bearer) {
    own.delete(bearer, ORIGIN);
  }

  /** Adds what another feature keeps for users. */
  public void owns(UserOwned part) {
    owned.add(part);
  }

  public AuditLog audit() {
    return audit;
  }

  UserAdministration administration() {
    return administration;
  }

  UserService users() {
    return users;
  }

  AccountService own() {
    return own;
  }

  private record Patient() implements ThrottleConfig {
    @Override
    public int accountFailures() {
      return 3;
    }

    @Override
    public int addressFailures() {
      return 1000;
    }

    @Override
    public Duration longestPause() {
      return Duration.ofMinutes(5);
    }

    @Override
    public Duration memory() {
      return Duration.ofMinutes(15);
    }
  }

  private record Cheap() implements PasswordConfig {
    @Override
    public Rules rules() {
      return Rules.WARN;
    }

    @Override
    public int minLength() {
      return 8;
    }

    @Override
    public int memoryKib() {
      return 16;
    }

    @Override
    public int iterations() {
      return 1;
    }

    @Override
    public Optional<Integer> threads() {
      return Optional.of(2);
    }

    @Override
    public int queue() {
      return 64;
    }
  }
}
