package io.jacquard.auth.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jacquard.auth.audit.AuditEntry;
import io.jacquard.auth.audit.AuditEvent;
import io.jacquard.auth.audit.Origin;
import io.jacquard.auth.user.UserAdministration.Listed;
import io.jacquard.auth.user.UserAdministration.Page;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.store.InMemoryDocumentStore;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class UserAdministrationTest {
  private static final Origin ORIGIN = TestUsers.ORIGIN;

  private final TestUsers test = new TestUsers(new InMemoryDocumentStore(Clock.systemUTC()));
  private final UserAdministration administration = test.administration();
  private final String ann = test.register("ann");

  @Test
  void listsInParts() {
    test.register("bob");
    test.register("carl");

    Page first = administration.list(null, 2);
    Page rest = administration.list(first.cursor(), 2);

    assertThat(first.users()).extracting(Listed::username).containsExactly("ann", "bob");
    assertThat(rest.users()).extracting(Listed::username).containsExactly("carl");
    assertThat(rest.cursor()).isNull();
  }

  @Test
  void aDisabledAccountIsOutUntilItIsEnabled() {
    administration.setDisabled("ann", true, ORIGIN);

    assertThat(test.accounts().signedIn(ann)).isEmpty();
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> test.users().login("ann", "pw", ORIGIN))
        .withMessage("The account is disabled");

    administration.setDisabled("ann", false, ORIGIN);

    assertThat(test.accounts().signedIn(ann)).isEmpty();
    assertThat(test.users().login("ann", "pw", ORIGIN).token()).isNotEmpty();
  }

  @Test
  void whetherAnAccountIsDisabledIsToldOnlyToWhoKnowsThePassword() {
    administration.setDisabled("ann", true, ORIGIN);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> test.users().login("ann", "no", ORIGIN))
        .withMessage("Invalid credentials");
  }

  @Test
  void anAdministratorIsMadeAndUnmadeWithoutANewToken() {
    administration.setAdmin("ann", true, ORIGIN);
    assertThat(test.accounts().signedIn(ann).orElseThrow().admin()).isTrue();

    administration.setAdmin("ann", false, ORIGIN);
    assertThat(test.accounts().signedIn(ann).orElseThrow().admin()).isFalse();
  }

  @Test
  void endsSessionsOfOthers() {
    administration.endSessions("ann", ORIGIN);

    assertThat(test.accounts().signedIn(ann)).isEmpty();
  }

  @Test
  void everyChangeIsWrittenDown() {
    String id = administration.setAdmin("ann", true, ORIGIN).id();
    administration.setDisabled(id, true, ORIGIN);

    assertThat(administration.events("ann"))
        .extracting(AuditEntry::event)
        .containsExactly(AuditEvent.DISABLED, AuditEvent.MADE_ADMIN, AuditEvent.REGISTERED);
  }

  @Test
  void anUnknownAccountIsNotFound() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> administration.find("nobody"))
        .withMessage("User 'nobody' not found");
  }
}
