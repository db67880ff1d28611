package io.jacquard.auth.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jacquard.auth.audit.Origin;
import io.jacquard.auth.session.Session;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.store.InMemoryDocumentStore;
import java.time.Clock;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AccountServiceTest {
  private static final Origin ORIGIN = TestUsers.ORIGIN;

  private final TestUsers test = new TestUsers(new InMemoryDocumentStore(Clock.systemUTC()));
  private final AccountService own = test.own();
  private final String ann = test.register("ann");

  @Test
  void aDeletedUserIsGoneAndHisNameFree() {
    own.delete(ann, ORIGIN);

    refused("UNAUTHORIZED", "Invalid or expired token", () -> own.user(ann));
    refused("UNAUTHORIZED", "Invalid credentials", () -> test.users().login("ann", "pw", ORIGIN));
    assertThat(own.user(test.register("ann")).username()).isEqualTo("ann");
  }

  @Test
  void eachSignInIsASession() {
    String second = signIn();

    AccountService.SessionList sessions = own.sessions(second);

    assertThat(sessions.sessions()).hasSize(2).extracting(Session::client).contains("phone");
    assertThat(sessions.current()).isEqualTo(sessions.sessions().getFirst().id());
  }

  @Test
  void anEndedSessionTakesItsTokensAlongAndNoOthers() {
    String second = signIn();
    String refreshed = "Bearer " + test.users().refresh(second).token();

    own.end(second, "current", ORIGIN);

    refused("UNAUTHORIZED", "Invalid or expired token", () -> own.user(second));
    refused("UNAUTHORIZED", "Invalid or expired token", () -> own.user(refreshed));
    assertThat(own.sessions(ann).sessions()).hasSize(1);
  }

  @Test
  void aForeignOrUnknownSessionIsNotFound() {
    String bob = test.register("bob");
    String foreign = own.sessions(bob).current();

    refused(
        "NOT_FOUND", "Session '" + foreign + "' not found", () -> own.end(ann, foreign, ORIGIN));
    refused("NOT_FOUND", "Session 'x' not found", () -> own.end(ann, "x", ORIGIN));
    assertThat(own.user(bob).username()).isEqualTo("bob");
  }

  @Test
  void endingAllSessionsLeavesNone() {
    String second = signIn();

    own.endAll(ann, ORIGIN);

    refused("UNAUTHORIZED", "Invalid or expired token", () -> own.user(ann));
    refused("UNAUTHORIZED", "Invalid or expired token", () -> own.user(second));
    assertThat(own.sessions(signIn()).sessions()).hasSize(1);
  }

  private String signIn() {
    return "Bearer " + test.users().login("ann", "pw", new Origin("192.0.2.2", "phone")).token();
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
