package io.jacquard.auth.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jacquard.auth.audit.Origin;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.store.InMemoryDocumentStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UserServiceTest {
  private static final Origin CLIENT = TestUsers.ORIGIN;

  private final TestUsers test = new TestUsers(new InMemoryDocumentStore(Clock.systemUTC()));
  private final UserService users = test.users();

  @Nested
  class Register {
    @Test
    void makesAUserWhoCanSignIn() {
      SignedIn registered = users.register("ann", "pw", CLIENT);
      SignedIn signedIn = users.login("ann", "pw", CLIENT);

      assertThat(signedIn.user()).isEqualTo(registered.user());
      assertThat(registered.user().root()).matches("[0-9a-f]{32}");
      assertThat(signedIn.token()).isNotEqualTo(registered.token());
    }

    @Test
    void refusesATakenName() {
      users.register("ann", "pw", CLIENT);

      refused("USER_EXISTS", "User already exists", () -> users.register("ann", "other", CLIENT));
    }

    @Test
    void nobodyBecomesTheGuest() {
      refused(
          "USER_EXISTS", "User already exists", () -> users.register("__guest__", "pw", CLIENT));
    }

    @Test
    void namesAreCaseSensitive() {
      users.register("ann", "pw", CLIENT);

      assertThat(users.register("Ann", "pw", CLIENT).user().username()).isEqualTo("Ann");
    }

    @Test
    void takesEmptyTextAsRecorded() {
      assertThat(users.register("", "", CLIENT).user().username()).isEmpty();
    }

    @Test
    void refusesEndlessText() {
      refused(
          "VALIDATION_ERROR",
          "A username has at most 256 characters",
          () -> users.register("a".repeat(257), "pw", CLIENT));
    }

    @Test
    void ofManyAtOnceOneGetsTheName() throws Exception {
      Callable<Boolean> attempt = () -> succeeds(() -> users.register("ann", "pw", CLIENT));

      assertThat(outcomes(Collections.nCopies(8, attempt))).containsOnlyOnce(true);
    }
  }

  @Nested
  class Login {
    @Test
    void anUnknownUserAndAWrongPasswordLookAlike() {
      users.register("ann", "pw", CLIENT);

      refused("UNAUTHORIZED", "Invalid credentials", () -> users.login("ann", "no", CLIENT));
      refused("UNAUTHORIZED", "Invalid credentials", () -> users.login("bob", "no", CLIENT));
      refused(
          "UNAUTHORIZED", "Invalid credentials", () -> users.login("x".repeat(5000), "no", CLIENT));
    }

    @Test
    void refusesEmptyText() {
      refused(
          "VALIDATION_ERROR", "Username and password required", () -> users.login("", "", CLIENT));
    }
  }

  @Nested
  class Refresh {
    @Test
    void givesAFreshTokenForAGoodOne() {
      SignedIn ann = users.register("ann", "pw", CLIENT);

      assertThat(users.refresh(ann.token()).user()).isEqualTo(ann.user());
      assertThat(users.refresh("Bearer " + ann.token()).token()).isNotEqualTo(ann.token());
    }

    @Test
    void refusesNothingAndNonsense() {
      refused("VALIDATION_ERROR", "Token is required", () -> users.refresh(""));
      refused("UNAUTHORIZED", "Invalid or expired token", () -> users.refresh("Bearer "));
      refused("UNAUTHORIZED", "Invalid or expired token", () -> users.refresh("x"));
    }
  }

  @Nested
  class Rename {
    @Test
    void movesTheNameAndKeepsTheRoot() {
      SignedIn ann = users.register("ann", "pw", CLIENT);

      SignedIn bob = users.rename("Bearer " + ann.token(), "ann", "bob", CLIENT);

      assertThat(bob.user().root()).isEqualTo(ann.user().root());
      assertThat(users.login("bob", "pw", CLIENT).user().id()).isEqualTo(ann.user().id());
      assertThat(users.register("ann", "free again", CLIENT).user().id())
          .isNotEqualTo(ann.user().id());
    }

    @Test
    void refusesATakenNameOthersAndStrangers() {
      users.register("bob", "pw", CLIENT);
      String ann = "Bearer " + users.register("ann", "pw", CLIENT).token();

      refused(
          "UPDATE_FAILED", "Username already taken", () -> users.rename(ann, "ann", "bob", CLIENT));
      refused(
          "VALIDATION_ERROR",
          "New username is required",
          () -> users.rename(ann, "ann", "", CLIENT));
      refused(
          "FORBIDDEN",
          "Cannot update another user's username",
          () -> users.rename(ann, "bob", "carl", CLIENT));
      refused(
          "UNAUTHORIZED", "Invalid or expired token", () -> users.rename("", "ann", "x", CLIENT));
      refused(
          "UNAUTHORIZED",
          "Invalid or expired token",
          () -> users.rename(ann.replace("Bearer", "bearer"), "ann", "x", CLIENT));
    }

    @Test
    void refusesTheSameNameAndTheGuests() {
      String ann = "Bearer " + users.register("ann", "pw", CLIENT).token();

      for (String name : List.of("ann", "__guest__")) {
        refused(
            "UPDATE_FAILED",
            "Username already taken",
            () -> users.rename(ann, "ann", name, CLIENT));
      }
    }

    @Test
    void leavesEveryOlderTokenDead() {
      String first = users.register("ann", "pw", CLIENT).token();
      String second = users.login("ann", "pw", CLIENT).token();

      String fresh = users.rename("Bearer " + first, "ann", "bob", CLIENT).token();

      for (String old : List.of(first, second)) {
        refused("UNAUTHORIZED", "Invalid or expired token", () -> users.refresh(old));
      }
      assertThat(users.refresh(fresh).user().username()).isEqualTo("bob");
    }

    @Test
    void ofManyAtOnceWithOneTokenOneHappens() throws Exception {
      String ann = "Bearer " + users.register("ann", "pw", CLIENT).token();
      List<Callable<Boolean>> attempts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String name = "name" + i;
        attempts.add(() -> succeeds(() -> users.rename(ann, "ann", name, CLIENT)));
      }

      assertThat(outcomes(attempts)).containsOnlyOnce(true);
    }
  }

  @Nested
  class ChangePassword {
    @Test
    void theNewOneSignsInAndTheOldOneDoesNot() {
      String ann = "Bearer " + users.register("ann", "pw", CLIENT).token();

      users.changePassword(ann, "ann", "pw", "new", CLIENT);

      assertThat(users.login("ann", "new", CLIENT).user().username()).isEqualTo("ann");
      refused("UNAUTHORIZED", "Invalid credentials", () -> users.login("ann", "pw", CLIENT));
    }

    @Test
    void refusesAWrongEmptyOrForeignPassword() {
      String ann = "Bearer " + users.register("ann", "pw", CLIENT).token();

      refused(
          "UPDATE_FAILED",
          "Current password is incorrect",
          () -> users.changePassword(ann, "ann", "no", "new", CLIENT));
      refused(
          "VALIDATION_ERROR",
          "Current password and new password are required",
          () -> users.changePassword(ann, "ann", "", "new", CLIENT));
      refused(
          "FORBIDDEN",
          "Cannot update another user's password",
          () -> users.changePassword(ann, "bob", "pw", "new", CLIENT));
    }
  }

  private static boolean succeeds(Runnable call) {
    try {
      call.run();
      return true;
    } catch (ProblemException _) {
      return false;
    }
  }

  private static List<Boolean> outcomes(List<Callable<Boolean>> calls) throws Exception {
    List<Boolean> outcomes = new ArrayList<>();
    try (var callers = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> done : callers.invokeAll(calls)) {
        outcomes.add(done.get());
      }
    }
    return outcomes;
  }

  private static void refused(String code, String detail, ThrowingCallable call) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(call)
        .satisfies(problem -> {
          assertThat(problem.code().name()).isEqualTo(code);
          assertThat(problem.detail()).isEqualTo(detail);
        });
  }
}
