package io.jacquard.commons.identity.revocation;

import java.time.Clock;
import java.util.List;

/** A feed that says what a test wants. */
public final class RevocationFeed {
  private RevocationFeed() {}

  /** Revocations that know there are none yet. */
  public static Revocations loaded() {
    Revocations revocations = new Revocations(Clock.systemUTC());
    revocations.apply(page());
    return revocations;
  }

  /** The whole feed. */
  public static RevocationPage page(Revocation... entries) {
    return new RevocationPage("feed", List.of(entries), entries.length, false);
  }
}
