package io.jacquard.commons.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class InternalTokensTest {
  private static final SecretKey KEY = new SecretKeySpec(new byte[32], "HmacSHA256");

  private final InternalTokens tokens = new InternalTokens(KEY, Clock.systemUTC());

  @Test
  void oneServiceAcceptsAnother() {
    assertThat(tokens.accepts(tokens.authorization())).isTrue();
  }

  @Test
  void refusesOldTokens() {
    Clock past = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-2));

    assertThat(tokens.accepts(new InternalTokens(KEY, past).authorization())).isFalse();
  }

  @Test
  void refusesOtherKeysAndNonsense() {
    SecretKey another =
        new SecretKeySpec("x".repeat(32).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    var other = new InternalTokens(another, Clock.systemUTC());
    String unsigned =
        encode("{\"alg\":\"none\"}") + "." + encode("{\"aud\":\"jacquard-internal\"}");

    assertThat(tokens.accepts(other.authorization())).isFalse();
    assertThat(tokens.accepts("")).isFalse();
    assertThat(tokens.accepts("Bearer x")).isFalse();
    assertThat(tokens.accepts("Bearer " + unsigned + ".")).isFalse();
    assertThat(tokens.accepts(tokens.authorization().substring(7))).isFalse();
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
