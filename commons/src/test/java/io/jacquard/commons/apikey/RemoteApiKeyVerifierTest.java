package io.jacquard.commons.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jacquard.commons.identity.Caller;
import io.jacquard.commons.identity.revocation.Revocation;
import io.jacquard.commons.identity.revocation.RevocationPage;
import io.jacquard.commons.identity.revocation.Revocations;
import io.jacquard.commons.problem.ProblemException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RemoteApiKeyVerifierTest {
  private static final Caller ANN = new Caller("u1", "ann", "0190000000007000800000000000000a");

  private final Revocations revocations = new Revocations(Clock.systemUTC());
  private @Nullable ApiKey answer = key(1, null);
  private int asked;
  private boolean silent;

  private final RemoteApiKeyVerifier verifier = at(Clock.systemUTC());

  RemoteApiKeyVerifierTest() {
    hear();
  }

  @Test
  void aGoodKeyIsAskedForOnce() {
    assertThat(verifier.verify("k")).contains(key(1, null));
    assertThat(verifier.verify("k")).contains(key(1, null));
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void aRevocationCountsAtOnce() {
    verifier.verify("k");
    answer = null;

    hear(new Revocation("key1", Revocation.ALL, Long.MAX_VALUE));

    assertThat(verifier.verify("k")).isEmpty();
  }

  @Test
  void anyChangeOfTheOwnerOrTheSecretIsAskedFor() {
    verifier.verify("k");
    hear(new Revocation("u1", 4, Long.MAX_VALUE));
    verifier.verify("k");
    assertThat(asked).isEqualTo(2);

    answer = key(2, null);
    hear(new Revocation("key1", 2, Long.MAX_VALUE));

    assertThat(verifier.verify("k").orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void aRememberedKeyExpires() {
    answer = key(1, System.currentTimeMillis() + 1000);
    RemoteApiKeyVerifier later = at(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)));
    later.verify("k");

    later.verify("k");

    assertThat(asked).isEqualTo(2);
  }

  @Test
  void whatIsNotGoodIsEmpty() {
    answer = null;

    assertThat(verifier.verify("k")).isEmpty();
    assertThat(verifier.verify("")).isEmpty();
    assertThat(verifier.verify("x".repeat(5000))).isEmpty();
  }

  @Test
  void aSilentAuthorityIsUnavailability() {
    silent = true;

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> verifier.verify("k"))
        .satisfies(problem -> assertThat(problem.code().status()).isEqualTo(503));
  }

  private RemoteApiKeyVerifier at(Clock clock) {
    return new RemoteApiKeyVerifier(
        _ -> {
          asked++;
          if (silent) {
            throw new IOException("silent");
          }
          return new ApiKeyVerdict(answer);
        },
        revocations,
        clock);
  }

  private void hear(Revocation... entries) {
    revocations.apply(new RevocationPage("f", List.of(entries), 1, false));
  }

  private static ApiKey key(long version, @Nullable Long expiresAt) {
    return new ApiKey("key1", version, "hook", ANN, 3, List.of(), "whsec_x", expiresAt);
  }
}
