package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 8725 warns of, tried on a server whose tokens are signed with a pair of keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TokenForgery {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROGRAM =
      "walker guarded { can run with Root entry { report 1; } }\n";

  private final String algorithm;
  private final String keyKind;
  private final String signatureKind;
  private KeyPair keys;
  private Server server;
  private Client anybody;
  private String good = "";

  TokenForgery(String algorithm, String keyKind, String signatureKind) {
    this.algorithm = algorithm;
    this.keyKind = keyKind;
    this.signatureKind = signatureKind;
    this.keys = pair();
  }

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    Path key = folder.resolve("key.pem");
    Files.writeString(key, pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, PROGRAM);
    server =
        LaunchedServer.start(
            program,
            folder,
            Map.of("JWT_ALGORITHM", algorithm, "JACQUARD_IDENTITY_KEY_FILE", key.toString()));
    anybody = new Client(server.url());
    good = anybody.register("ann").token();
  }

  @AfterAll
  void stop() {
    server.close();
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
    assertThat(works(good)).isTrue();
  }

  @Test
  void aTokenOfOursMadeByHandWorks() {
    assertThat(works(signed(header(), claims(), keys.getPrivate()))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE", ""})
  void unsignedTokensAreRefused(String none) {
    ObjectNode header = header().put("alg", none);

    assertThat(works(text(header, claims()) + ".")).isFalse();
    assertThat(works(text(header, claims()) + "." + good.split("\\.", -1)[2])).isFalse();
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
    KeyPair other = pair();
    ObjectNode own = header();
    own.set("jwk", JSON.createObjectNode().put("kty", "RSA").put("n", "AQAB").put("e", "AQAB"));
    own.put("jku", server.url() + "/.well-known/jwks.json");
    own.put("x5u", server.url().toString());

    assertThat(works(signed(own, claims(), other.getPrivate()))).isFalse();
    assertThat(works(signed(header(), claims(), other.getPrivate()))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "../../../../dev/null", "' OR '1'='1", "/etc/passwd"})
  void theKeyIdIsOneOfOursOrTheTokenNone(String id) {
    assertThat(works(signed(header().put("kid", id), claims(), keys.getPrivate()))).isFalse();
    assertThat(works(mac(header().put("kid", id).put("alg", "HS256"), claims(), new byte[1])))
        .isFalse();
    ObjectNode missing = header();
    missing.remove("kid");
    assertThat(works(signed(missing, claims(), keys.getPrivate()))).isFalse();
  }

  @Test
  void extensionsThatNobodyKnowsAreRefused() {
    ObjectNode header = header().put("exp-when", 1);
    header.putArray("crit").add("exp-when");

    assertThat(works(signed(header, claims(), keys.getPrivate()))).isFalse();
  }

  @Test
  void timesAreHeldToWithLittleGrace() {
    long now = Instant.now().getEpochSecond();

    assertThat(works(signed(header(), claims().put("exp", now - 30), keys.getPrivate()))).isFalse();
    assertThat(works(signed(header(), claims().put("iat", now + 60), keys.getPrivate()))).isFalse();
    assertThat(works(signed(header(), claims().put("nbf", now + 3600), keys.getPrivate())))
        .isFalse();
    assertThat(works(signed(header(), claims().put("iat", now + 1), keys.getPrivate()))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"exp", "iat", "jti", "sub", "root", "username"})
  void everyClaimIsNeeded(String claim) {
    ObjectNode claims = claims();
    claims.remove(claim);

    assertThat(works(signed(header(), claims, keys.getPrivate()))).isFalse();
  }

  @Test
  void tokensForOthersAreRefused() {
    for (String audience : new String[] {"jacquard-internal", "elsewhere", ""}) {
      ObjectNode claims = claims().put("aud", audience);
      assertThat(works(signed(header(), claims, keys.getPrivate()))).as(audience).isFalse();
    }
  }

  private boolean works(String token) {
    return anybody.withToken(token).walker("guarded", "{}").status() == 200;
  }

  private ObjectNode header() {
    return part(0);
  }

  private ObjectNode claims() {
    return part(1);
  }

  private ObjectNode part(int index) {
    try {
      return (ObjectNode)
          JSON.readTree(Base64.getUrlDecoder().decode(good.split("\\.", -1)[index]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private static String mac(ObjectNode header, ObjectNode claims, byte[] secret) {
    String text = text(header, claims);
    String kind = header.path("alg").asText().replace("HS", "HmacSHA");
    try {
      Mac mac = Mac.getInstance(kind);
      mac.init(new SecretKeySpec(secret, kind));
      return text + "." + encoded(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(ObjectNode header, ObjectNode claims) {
    return encoded(header.toString().getBytes(StandardCharsets.UTF_8))
        + "."
        + encoded(claims.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
