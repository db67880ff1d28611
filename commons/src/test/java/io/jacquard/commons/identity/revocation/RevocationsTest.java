package io.jacquard.commons.identity.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jacquard.commons.identity.SettableClock;
import io.jacquard.commons.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevocationsTest {
  private static final long FOR_EVER = Long.MAX_VALUE;

  @Test
  void whatWasNotRevokedStands() {
    assertThat(RevocationFeed.loaded().revoked("u1", 0)).isFalse();
  }

  @Test
  void laterEntriesNeverWeakenEarlierOnes() {
    Revocations revocations = RevocationFeed.loaded();

    revocations.apply(
        RevocationFeed.page(new Revocation("u1", 5, FOR_EVER), new Revocation("u1", 3, FOR_EVER)));

    assertThat(revocations.revoked("u1", 4)).isTrue();
    assertThat(revocations.revoked("u1", 5)).isFalse();
  }

  @Test
  void entriesAreForgottenOnceWhatTheyRevokedHasExpired() {
    Revocations revocations = RevocationFeed.loaded();
    revocations.apply(RevocationFeed.page(new Revocation("old", Revocation.ALL, 1)));

    revocations.apply(RevocationFeed.page(new Revocation("new", Revocation.ALL, FOR_EVER)));

    assertThat(revocations.revoked("old", 0)).isFalse();
    assertThat(revocations.revoked("new", 0)).isTrue();
  }

  @Test
  void silenceIsCountedFromTheStart() {
    var clock = new SettableClock(Instant.now());
    Revocations revocations = new Revocations(clock);

    clock.advance(Duration.ofSeconds(11));

    assertThat(revocations.silence()).isEqualTo(Duration.ofSeconds(11));
  }

  @Test
  void isCurrentOnlyWithTheWholeFeed() {
    Revocations revocations = new Revocations(Clock.systemUTC());
    assertThat(revocations.current()).isFalse();

    revocations.apply(new RevocationPage("f", List.of(), 1000, true));
    assertThat(revocations.current()).isFalse();

    revocations.apply(new RevocationPage("f", List.of(), 1001, false));
    assertThat(revocations.current()).isTrue();
  }

  @Test
  void nobodyIsLetInAfterALongSilence() {
    var clock = new SettableClock(Instant.now());
    Revocations revocations = new Revocations(clock);
    revocations.apply(RevocationFeed.page());
    revocations.requireCurrent();

    clock.advance(Duration.ofSeconds(60));

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(revocations::requireCurrent)
        .satisfies(problem -> assertThat(problem.code().status()).isEqualTo(503));
  }
}
