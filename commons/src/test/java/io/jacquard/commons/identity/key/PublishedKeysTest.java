package io.jacquard.commons.identity.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.commons.identity.SettableClock;
import io.jacquard.commons.problem.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class PublishedKeysTest {
  private final SettableClock clock = new SettableClock(Instant.now());
  private final List<PublicJsonWebKey> published = new ArrayList<>(List.of(key("first")));
  private boolean away;
  private int asked;
  private final PublishedKeys keys = new PublishedKeys(this::read, clock);

  private List<PublicJsonWebKey> read() throws IOException {
    asked++;
    if (away) {
      throw new IOException("nobody there");
    }
    return published;
  }

  private static PublicJsonWebKey key(String id) {
    try {
      PublicJsonWebKey key = OkpJwkGenerator.generateJwk("Ed25519");
      key.setKeyId(id);
      return key;
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aKnownKeyIsNotAskedForAgain() {
    assertThat(keys.find("first")).contains(published.getFirst().getPublicKey());
    assertThat(keys.find("first")).isPresent();

    assertThat(asked).isEqualTo(1);
  }

  @Test
  void aKeyThatIsNewIsFoundOnceThePauseIsOver() {
    keys.find("first");
    published.add(key("second"));
    assertThat(keys.find("second")).isEmpty();

    clock.advance(PublishedKeys.PAUSE.plusMillis(1));

    assertThat(keys.find("second")).isPresent();
  }

  @Test
  void madeUpIdsDoNotMakeUsAskMoreOftenThanThePauseAllows() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(keys.find("made up " + i)).isEmpty();
    }

    assertThat(asked).isEqualTo(1);
  }

  @Test
  void aKeyThatWasWithdrawnIsForgotten() {
    keys.find("first");
    published.set(0, key("second"));

    clock.advance(PublishedKeys.LIFETIME.plusMillis(1));

    assertThat(keys.find("first")).isEmpty();
  }

  @Test
  void knownKeysServeWhileNobodyAnswers() {
    keys.find("first");
    away = true;

    clock.advance(PublishedKeys.LIFETIME.plusMillis(1));

    assertThat(keys.find("first")).isPresent();
  }

  @Test
  void nothingIsSaidOfATokenBeforeTheKeysWereHad() {
    away = true;

    assertThatThrownBy(() -> keys.find("first"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code().status()).isEqualTo(503));
  }
}
