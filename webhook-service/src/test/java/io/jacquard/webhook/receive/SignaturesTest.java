package io.jacquard.webhook.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SignaturesTest {
  private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final Duration WINDOW = Duration.ofMinutes(5);

  /** By openssl, key {@code key}. */
  private static final String HEX =
      "88a67f24bbcdaed0e6c997404bb79a743baf44c6bab2f4c27328e3009d22e342";

  /** By openssl over {@code msg_1.1700000000.{"a":1}}, key {@code secret}. */
  private static final String STANDARD = "v1,Q5nZ7DiOGwijBBqvBVAK6c0zDr2JLkXI7TaV4f+Q2vY=";

  private static final String SECRET = "whsec_c2VjcmV0";

  @Test
  void acceptsHexBareOrAfterANameInEitherCase() {
    assertThat(Signatures.matches(HEX, BODY, "key")).isTrue();
    assertThat(Signatures.matches("sha256=" + HEX.toUpperCase(Locale.ROOT), BODY, "key")).isTrue();
  }

  @Test
  void refusesAnotherKeyAnotherBodyAndNonsense() {
    assertThat(Signatures.matches(HEX, BODY, "other")).isFalse();
    assertThat(Signatures.matches(HEX, new byte[] {1}, "key")).isFalse();
    assertThat(Signatures.matches("", BODY, "key")).isFalse();
    assertThat(Signatures.matches("sha256=é", BODY, "key")).isFalse();
  }

  @Test
  void acceptsOneRightStandardSignatureAmongSeveral() {
    String header = "v1,AAAA " + STANDARD;

    assertThat(Signatures.matches(header, "msg_1", "1700000000", BODY, SECRET)).isTrue();
    assertThat(Signatures.matches(header, "msg_2", "1700000000", BODY, SECRET)).isFalse();
    assertThat(Signatures.matches(header, "msg_1", "1700000001", BODY, SECRET)).isFalse();
  }

  @Test
  void knowsOldAndFutureTimes() {
    assertThat(Signatures.isTimely("1699999701", NOW, WINDOW)).isTrue();
    assertThat(Signatures.isTimely("1699999699", NOW, WINDOW)).isFalse();
    assertThat(Signatures.isTimely("1700000301", NOW, WINDOW)).isFalse();
    assertThat(Signatures.isTimely("soon", NOW, WINDOW)).isFalse();
    assertThat(Signatures.isTimely("99999999999999999", NOW, WINDOW)).isFalse();
  }
}
