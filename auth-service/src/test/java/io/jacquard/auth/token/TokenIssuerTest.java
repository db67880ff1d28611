package io.jacquard.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jacquard.commons.identity.Caller;
import io.jacquard.commons.identity.Identity;
import io.jacquard.commons.identity.JwtTokenVerifier;
import io.jacquard.commons.identity.revocation.Revocations;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class TokenIssuerTest {
  private static final SecretKey SHORT_KEY =
      new SecretKeySpec("supersecretkey".getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  private static final Caller ANN = new Caller("u1", "ann", "0190000000007000800000000000000a");
  private static final Identity IDENTITY = new Identity(ANN, "s1", 3);

  private final Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond(), 123_456_000);
  private final Clock clock = Clock.fixed(now, ZoneOffset.UTC);
  private final TokenIssuer issuer =
      new TokenIssuer(SHORT_KEY, Duration.ofDays(7), "jacquard", clock);

  @Test
  void everyServiceAcceptsWhatItIssues() {
    var verifier = new JwtTokenVerifier(SHORT_KEY, 10, clock, new Revocations(clock));

    assertThat(verifier.read(issuer.issue(IDENTITY))).contains(IDENTITY);
  }

  @Test
  void aTokenSaysWhoAndWhen() throws Exception {
    JsonNode claims = claims(issuer.issue(IDENTITY));

    assertThat(claims.get("sub").asText()).isEqualTo("u1");
    assertThat(claims.get("username").asText()).isEqualTo("ann");
    assertThat(claims.get("iss").asText()).isEqualTo("jacquard");
    assertThat(claims.get("iat").decimalValue()).isEqualTo(now.getEpochSecond() + ".123456");
    assertThat(claims.get("exp").asLong()).isEqualTo(now.getEpochSecond() + 7 * 86_400);
  }

  @Test
  void twoTokensOfOneMomentDiffer() {
    assertThat(issuer.issue(IDENTITY)).isNotEqualTo(issuer.issue(IDENTITY));
  }

  private static JsonNode claims(String token) throws Exception {
    return new ObjectMapper()
        .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .readTree(
            Base64.getUrlDecoder()
                .decode(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'))));
  }
}
