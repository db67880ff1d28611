package io.jacquard.commons.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.commons.identity.revocation.Revocation;
import io.jacquard.commons.identity.revocation.RevocationFeed;
import io.jacquard.commons.identity.revocation.Revocations;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtTokenVerifierTest {
  private static final SecretKey KEY = key("supersecretkey");
  private static final String ROOT = "0190000000007000800000000000000a";

  private final Instant now = Instant.now();
  private final Revocations revocations = RevocationFeed.loaded();
  private final JwtTokenVerifier verifier = verifierAt(now);

  @Test
  void aGoodTokenTellsItsCaller() {
    assertThat(verifier.verify(token(claims()))).contains(new Caller("u1", "ann", ROOT));
  }

  @Test
  void aTokenIsGoodASecondTime() {
    String token = token(claims());

    assertThat(verifier.verify(token)).isEqualTo(verifier.verify(token)).isPresent();
  }

  @Test
  void aRememberedTokenExpires() {
    var clock = new SettableClock(now);
    var remembering = new JwtTokenVerifier(KEY, 100, clock, revocations);
    String token = token(claims());
    assertThat(remembering.verify(token)).isPresent();

    clock.advance(Duration.ofHours(2));

    assertThat(remembering.verify(token)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "root", "jti", "exp", "iat", "username"})
  void everyClaimIsRequired(String claim) {
    Map<String, Object> claims = claims();
    claims.remove(claim);

    assertThat(verifier.verify(token(claims))).isEmpty();
  }

  @Test
  void refusesExpiredFutureForgedAndMalformedTokens() {
    Map<String, Object> expired = claims();
    expired.put("exp", now.minusSeconds(120).getEpochSecond());
    Map<String, Object> future = claims();
    future.put("iat", now.plusSeconds(600).getEpochSecond());

    assertThat(verifier.verify(token(expired))).isEmpty();
    assertThat(verifier.verify(token(future))).isEmpty();
    assertThat(verifier.verify(sign("HS256", claims(), key("another secret")))).isEmpty();
    assertThat(verifier.verify("garbage")).isEmpty();
    assertThat(verifier.verify("")).isEmpty();
    assertThat(verifier.verify("x".repeat(100_000))).isEmpty();
  }

  @Test
  void refusesUnsignedTokens() {
    String unsigned = encode("{\"alg\":\"none\"}") + "." + encode(json(claims())) + ".";

    assertThat(verifier.verify(unsigned)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "HS384", "HS512", "RS256", "ES256", "EdDSA"})
  void refusesOtherAlgorithmsThanItsOwnWhateverTheSignature(String algorithm) {
    assertThat(verifier.verify(sign(algorithm, claims(), KEY))).isEmpty();
  }

  @Test
  void refusesTokensForSomebodyElse() {
    Map<String, Object> claims = claims();
    claims.put("aud", "\"elsewhere\"");

    assertThat(verifier.verify(token(claims))).isEmpty();
  }

  @Test
  void nobodyIsTheSystemRoot() {
    Map<String, Object> claims = claims();
    claims.put("root", "\"" + "0".repeat(32) + "\"");

    assertThat(verifier.verify(token(claims))).isEmpty();
  }

  @Test
  void nobodyIsTheGuest() {
    Map<String, Object> claims = claims();
    claims.put("root", "\"" + Caller.GUEST.root() + "\"");

    assertThat(verifier.verify(token(claims))).isEmpty();
  }

  @Test
  void aRevokedSessionIsDeadAlthoughRemembered() {
    Map<String, Object> claims = claims();
    claims.put("sid", "\"s1\"");
    String token = token(claims);
    assertThat(verifier.verify(token)).isPresent();

    revocations.apply(RevocationFeed.page(new Revocation("s1", Revocation.ALL, Long.MAX_VALUE)));

    assertThat(verifier.verify(token)).isEmpty();
    assertThat(verifier.verify(token(claims()))).isPresent();
  }

  @Test
  void aUsersOlderGenerationsAreDead() {
    Map<String, Object> second = claims();
    second.put("gen", 2);
    Map<String, Object> first = claims();
    first.put("gen", 1);

    revocations.apply(RevocationFeed.page(new Revocation("u1", 2, Long.MAX_VALUE)));

    assertThat(verifier.verify(token(first))).isEmpty();
    assertThat(verifier.verify(token(claims()))).isEmpty();
    assertThat(verifier.verify(token(second))).isPresent();
  }

  private JwtTokenVerifier verifierAt(Instant instant) {
    return new JwtTokenVerifier(KEY, 100, Clock.fixed(instant, ZoneOffset.UTC), revocations);
  }

  private Map<String, Object> claims() {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("username", "\"ann\"");
    claims.put("sub", "\"u1\"");
    claims.put("root", "\"" + ROOT + "\"");
    claims.put("jti", "\"j1\"");
    claims.put("iat", now.getEpochSecond() + ".25");
    claims.put("exp", now.plusSeconds(3600).getEpochSecond());
    return claims;
  }

  private static String token(Map<String, Object> claims) {
    return sign("HS256", claims, KEY);
  }

  private static String sign(String algorithm, Map<String, Object> claims, SecretKey key) {
    String content = encode("{\"alg\":\"" + algorithm + "\"}") + "." + encode(json(claims));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String json(Map<String, Object> claims) {
    return claims.entrySet().stream()
        .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static SecretKey key(String secret) {
    return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }
}
