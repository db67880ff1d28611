package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
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

/** What RFC 8725 warns of, whatever tokens are signed with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TokenForgery {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROGRAM =
      "walker guarded { can run with Root entry { report 1; } }\n";

  Server server;
  Client anybody;
  String good = "";

  /** What makes the server sign as this class wants; the folder is there to be used. */
  abstract Map<String, String> environment(Path folder);

  /** Signed as the server does it. */
  abstract String signed(ObjectNode header, ObjectNode claims);

  /** Signed the same way by somebody else. */
  abstract String signedByAnother(ObjectNode header, ObjectNode claims);

  @BeforeAll
  void start(@TempDir Path folder) {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, PROGRAM);
    server = LaunchedServer.start(program, folder, environment(folder));
    anybody = new Client(server.url());
    good = anybody.register("ann").token();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aTokenOfOursMadeByHandWorks() {
    assertThat(works(good)).isTrue();
    assertThat(works(signed(header(), claims()))).isTrue();
    assertThat(works(signedByAnother(header(), claims()))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE", ""})
  void unsignedTokensAreRefused(String none) {
    ObjectNode header = header().put("alg", none);

    assertThat(works(text(header, claims()) + ".")).isFalse();
    assertThat(works(text(header, claims()) + "." + good.split("\\.", -1)[2])).isFalse();
  }

  @Test
  void extensionsThatNobodyKnowsAreRefused() {
    ObjectNode header = header().put("exp-when", 1);
    header.putArray("crit").add("exp-when");

    assertThat(works(signed(header, claims()))).isFalse();
  }

  @Test
  void timesAreHeldToWithLittleGrace() {
    long now = Instant.now().getEpochSecond();

    assertThat(works(signed(header(), claims().put("exp", now - 30)))).isFalse();
    assertThat(works(signed(header(), claims().put("iat", now + 60)))).isFalse();
    assertThat(works(signed(header(), claims().put("nbf", now + 3600)))).isFalse();
    assertThat(works(signed(header(), claims().put("iat", now + 1)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"exp", "iat", "jti", "sub", "root", "username"})
  void everyClaimIsNeeded(String claim) {
    ObjectNode claims = claims();
    claims.remove(claim);

    assertThat(works(signed(header(), claims))).isFalse();
  }

  @Test
  void tokensForOthersAreRefused() {
    for (String audience : new String[] {"jacquard-internal", "elsewhere", ""}) {
      ObjectNode claims = claims().put("aud", audience);
      assertThat(works(signed(header(), claims))).as(audience).isFalse();
    }
  }

  boolean works(String token) {
    return anybody.withToken(token).walker("guarded", "{}").status() == 200;
  }

  ObjectNode header() {
    return part(0);
  }

  ObjectNode claims() {
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

  static String mac(ObjectNode header, ObjectNode claims, byte[] secret) {
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

  static String text(ObjectNode header, ObjectNode claims) {
    return encoded(header.toString().getBytes(StandardCharsets.UTF_8))
        + "."
        + encoded(claims.toString().getBytes(StandardCharsets.UTF_8));
  }

  static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
