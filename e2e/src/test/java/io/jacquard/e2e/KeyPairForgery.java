package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link TokenForgery} where tokens are signed with the private one of a pair of keys. */
abstract class KeyPairForgery extends TokenForgery {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String algorithm;
  private final String keyKind;
  private final String signatureKind;
  private final KeyPair keys;

  KeyPairForgery(String algorithm, String keyKind, String signatureKind) {
    this.algorithm = algorithm;
    this.keyKind = keyKind;
    this.signatureKind = signatureKind;
    this.keys = pair();
  }

  @Override
  Map<String, String> environment(Path folder) {
    Path key = folder.resolve("key.pem");
    LaunchedServer.writeProgram(key, pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
    return Map.of("JWT_ALGORITHM", algorithm, "JACQUARD_IDENTITY_KEY_FILE", key.toString());
  }

  @Override
  String signed(ObjectNode header, ObjectNode claims) {
    return signed(header, claims, keys.getPrivate());
  }

  @Override
  String signedByAnother(ObjectNode header, ObjectNode claims) {
    return signed(header, claims, pair().getPrivate());
  }

  @Test
  void aGoodTokenIsCheckedWithThePublishedKey() throws GeneralSecurityException {
    JsonNode published = anybody.get("/.well-known/jwks.json").json().path("keys");

    assertThat(published).hasSize(1);
    assertThat(published.at("/0/kid")).isEqualTo(header().path("kid"));
    assertThat(published.at("/0/alg").asText()).isEqualTo(algorithm);
    assertThat(published.at("/0").has("d")).isFalse();
    Signature check = Signature.getInstance(signatureKind);
    check.initVerify(keys.getPublic());
    check.update(good.substring(0, good.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
    assertThat(check.verify(Base64.getUrlDecoder().decode(good.split("\\.", -1)[2]))).isTrue();
  }

  @Test
  void aPublicKeyIsNoSecret() {
    PublicKey open = keys.getPublic();
    String published = anybody.get("/.well-known/jwks.json").text();
    List<byte[]> secrets =
        List.of(
            open.getEncoded(),
            pem("PUBLIC KEY", open.getEncoded()).getBytes(StandardCharsets.US_ASCII),
            published.getBytes(StandardCharsets.UTF_8),
            header().path("kid").asText().getBytes(StandardCharsets.US_ASCII));
    for (byte[] secret : secrets) {
      assertThat(works(mac(header().put("alg", "HS256"), claims(), secret))).isFalse();
      assertThat(works(mac(header().put("alg", "HS512"), claims(), secret))).isFalse();
    }
  }

  @Test
  void keysThatTheTokenBringsAlongAreNotLookedAt() {
    ObjectNode own = header();
    own.set("jwk", JSON.createObjectNode().put("kty", "RSA").put("n", "AQAB").put("e", "AQAB"));
    own.put("jku", server.url() + "/.well-known/jwks.json");
    own.put("x5u", server.url().toString());

    assertThat(works(signedByAnother(own, claims()))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "../../../../dev/null", "' OR '1'='1", "/etc/passwd"})
  void theKeyIdIsOneOfOursOrTheTokenNone(String id) {
    assertThat(works(signed(header().put("kid", id), claims()))).isFalse();
    assertThat(works(mac(header().put("kid", id).put("alg", "HS256"), claims(), new byte[1])))
        .isFalse();
    ObjectNode missing = header();
    missing.remove("kid");
    assertThat(works(signed(missing, claims()))).isFalse();
  }

  private String signed(ObjectNode header, ObjectNode claims, PrivateKey key) {
    String text = text(header, claims);
    try {
      Signature signature = Signature.getInstance(signatureKind);
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder().encodeToString(der), kind);
  }

  private KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(keyKind);
      if (keyKind.equals("RSA")) {
        generator.initialize(2048);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
