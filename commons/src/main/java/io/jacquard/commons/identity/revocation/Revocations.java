package io.jacquard.commons.identity.revocation;

import io.jacquard.commons.problem.CommonProblem;
import io.jacquard.commons.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What has been revoked so far, as this process has heard from auth-service. */
@Singleton
public final class Revocations {

  /** Silence after which nobody is let in any more. */
  static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

  private static final Duration START_PATIENCE = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Map<String, Revocation> byId = new ConcurrentHashMap<>();
  private final CountDownLatch loaded = new CountDownLatch(1);
  private final Clock clock;
  private volatile long heardAtMillis;

  @Inject
  Revocations() {
    this(Clock.systemUTC());
  }

  public Revocations(Clock clock) {
    this.clock = clock;
    this.heardAtMillis = clock.millis();
  }

  /** Whether what was issued to a user, session or key at a generation is dead. */
  public boolean revoked(String id, long generation) {
    Revocation revocation = byId.get(id);
    return revocation != null && generation < revocation.below();
  }

  /**
   * Waits, at the very start, until the feed is known.
   *
   * @throws ProblemException with 503 when it is not, or has been silent for too long
   */
  public void requireCurrent() {
    if (!current() && !loadedSoon()) {
      throw new ProblemException(
          CommonProblem.IDENTITY_UNAVAILABLE, "Tokens cannot be checked at the moment", SOON);
    }
  }

  /** Whether the feed is known and was heard from lately. */
  boolean current() {
    return loaded.getCount() == 0 && silence().compareTo(LONGEST_SILENCE) < 0;
  }

  /** How long nothing has been heard, at first since the start. */
  Duration silence() {
    return Duration.ofMillis(Math.max(0, clock.millis() - heardAtMillis));
  }

  /** Takes over a part of the feed. */
  public void apply(RevocationPage page) {
    long now = clock.millis();
    for (Revocation entry : page.entries()) {
      byId.merge(entry.id(), entry, Revocations::wider);
    }
    if (!page.entries().isEmpty()) {
      byId.values().removeIf(entry -> entry.until() < now);
    }
    heardAtMillis = now;
    if (!page.more()) {
      loaded.countDown();
    }
  }

  private boolean loadedSoon() {
    if (loaded.getCount() == 0) {
      return false;
    }
    try {
      return loaded.await(START_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static @Nullable Revocation wider(Revocation one, Revocation other) {
    return new Revocation(
        one.id(), Math.max(one.below(), other.below()), Math.max(one.until(), other.until()));
  }
}
