package io.jacquard.auth.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jacquard.auth.password.PasswordConfig;
import io.jacquard.auth.password.PasswordHasher;
import io.jacquard.auth.token.TokenIssuer;
import io.jacquard.auth.user.UserService.Session;
import io.jacquard.commons.identity.JwtTokenVerifier;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.store.InMemoryDocumentStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UserServiceTest {
  private static final SecretKey KEY =
      new SecretKeySpec("secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256");

  private final Clock clock = Clock.systemUTC();
  private final UserService users =
      new UserService(
          new DocumentUserRepository(new InMemoryDocumentStore(clock)),
          new PasswordHasher(new Cheap()),
          new TokenIssuer(KEY, Duration.ofDays(1), "test", clock),
          new JwtTokenVerifier(KEY, 10, clock));

  @Nested
  class Register {
    @Test
    void makesAUserWhoCanSignIn() {
      Session registered = users.register("ann", "pw");
      Session signedIn = users.login("ann", "pw");

      assertThat(signedIn.user()).isEqualTo(registered.user());
      assertThat(registered.user().root()).matches("[0-9a-f]{32}");
      assertThat(signedIn.token()).isNotEqualTo(registered.token());
    }

    @Test
    void refusesATakenName() {
      users.register("ann", "pw");

      refused("USER_EXISTS", "User already exists", () -> users.register("ann", "other"));
    }

    @Test
    void nobodyBecomesTheGuest() {
      refused("USER_EXISTS", "User already exists", () -> users.register("__guest__", "pw"));
    }

    @Test
    void namesAreCaseSensitive() {
      users.register("ann", "pw");

      assertThat(users.register("Ann", "pw").user().username()).isEqualTo("Ann");
    }

    @Test
    void refusesEmptyAndEndlessText() {
      refused("VALIDATION_ERROR", "Username and password required", () -> users.register("", ""));
      refused(
          "VALIDATION_ERROR",
          "A username has at most 256 characters",
          () -> users.register("a".repeat(257), "pw"));
    }

    @Test
    void ofManyAtOnceOneGetsTheName() throws Exception {
      Callable<Boolean> attempt =
          () -> {
            try {
              users.register("ann", "pw");
              return true;
            } catch (ProblemException _) {
              return false;
            }
          };
      List<Boolean> outcomes = new ArrayList<>();
      try (var callers = Executors.newFixedThreadPool(8)) {
        for (Future<Boolean> done : callers.invokeAll(java.util.Collections.nCopies(8, attempt))) {
          outcomes.add(done.get());
        }
      }

      assertThat(outcomes).containsOnlyOnce(true);
    }
  }

  @Nested
  class Login {
    @Test
    void anUnknownUserAndAWrongPasswordLookAlike() {
      users.register("ann", "pw");

      refused("UNAUTHORIZED", "Invalid credentials", () -> users.login("ann", "no"));
      refused("UNAUTHORIZED", "Invalid credentials", () -> users.login("bob", "no"));
      refused("UNAUTHORIZED", "Invalid credentials", () -> users.login("x".repeat(5000), "no"));
    }

    @Test
    void refusesEmptyText() {
      refused("VALIDATION_ERROR", "Username and password required", () -> users.login("", ""));
    }
  }

  @Nested
  class Refresh {
    @Test
    void givesAFreshTokenForAGoodOne() {
      Session ann = users.register("ann", "pw");

      assertThat(users.refresh(ann.token()).user()).isEqualTo(ann.user());
      assertThat(users.refresh("Bearer " + ann.token()).token()).isNotEqualTo(ann.token());
    }

    @Test
    void refusesNothingAndNonsense() {
      refused("VALIDATION_ERROR", "Token is required", () -> users.refresh(""));
      refused("VALIDATION_ERROR", "Token is required", () -> users.refresh("Bearer "));
      refused("UNAUTHORIZED", "Invalid or expired token", () -> users.refresh("x"));
    }
  }

  @Nested
  class Rename {
    @Test
    void movesTheNameAndKeepsTheRoot() {
      Session ann = users.register("ann", "pw");

      Session bob = users.rename("Bearer " + ann.token(), "ann", "bob");

      assertThat(bob.user().root()).isEqualTo(ann.user().root());
      assertThat(users.login("bob", "pw").user().id()).isEqualTo(ann.user().id());
      assertThat(users.register("ann", "free again").user().id()).isNotEqualTo(ann.user().id());
    }

    @Test
    void refusesATakenNameOthersAndStrangers() {
      users.register("bob", "pw");
      String ann = "Bearer " + users.register("ann", "pw").token();

      refused("UPDATE_FAILED", "Username already taken", () -> users.rename(ann, "ann", "bob"));
      refused("VALIDATION_ERROR", "New username is required", () -> users.rename(ann, "ann", ""));
      refused(
          "FORBIDDEN",
          "Cannot update another user's username",
          () -> users.rename(ann, "bob", "carl"));
      refused("UNAUTHORIZED", "Invalid or expired token", () -> users.rename("", "ann", "x"));
      refused(
          "UNAUTHORIZED",
          "Invalid or expired token",
          () -> users.rename(ann.replace("Bearer", "bearer"), "ann", "x"));
    }

    @Test
    void toTheSameNameIsNoFault() {
      String ann = "Bearer " + users.register("ann", "pw").token();

      assertThat(users.rename(ann, "ann", "ann").user().username()).isEqualTo("ann");
    }
  }

  @Nested
  class ChangePassword {
    @Test
    void theNewOneSignsInAndTheOldOneDoesNot() {
      String ann = "Bearer " + users.register("ann", "pw").token();

      users.changePassword(ann, "ann", "pw", "new");

      assertThat(users.login("ann", "new").user().username()).isEqualTo("ann");
      refused("UNAUTHORIZED", "Invalid credentials", () -> users.login("ann", "pw"));
    }

    @Test
    void refusesAWrongEmptyOrForeignPassword() {
      String ann = "Bearer " + users.register("ann", "pw").token();

      refused(
          "UPDATE_FAILED",
          "Current password is incorrect",
          () -> users.changePassword(ann, "ann", "no", "new"));
      refused(
          "VALIDATION_ERROR",
          "Current password and new password are required",
          () -> users.changePassword(ann, "ann", "", "new"));
      refused(
          "FORBIDDEN",
          "Cannot update another user's password",
          () -> users.changePassword(ann, "bob", "pw", "new"));
    }
  }

  private static void refused(String code, String detail, ThrowingCallable call) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(call)
        .satisfies(problem -> {
          assertThat(problem.code().name()).isEqualTo(code);
          assertThat(problem.detail()).isEqualTo(detail);
        });
  }

  private record Cheap() implements PasswordConfig {
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
