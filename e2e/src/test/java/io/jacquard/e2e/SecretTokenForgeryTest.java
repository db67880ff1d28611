package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@link TokenForgery} where tokens are signed by HS256 with the secret that all services share.
 */
class SecretTokenForgeryTest extends TokenForgery {
  private static final String SECRET = "a secret of this test, of more than 32 bytes";

  @Override
  Map<String, String> environment(Path folder) {
    return Map.of("JWT_SECRET", SECRET);
  }

  @Override
  String signed(ObjectNode header, ObjectNode claims) {
    return mac(header, claims, SECRET.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  String signedByAnother(ObjectNode header, ObjectNode claims) {
    return mac(header, claims, (SECRET + ".").getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS384", "HS512"})
  void theSecretSignsByOneAlgorithmOnly(String algorithm) {
    assertThat(works(signed(header().put("alg", algorithm), claims()))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "ES256", "EdDSA", "hs256"})
  void theTokenDoesNotSayHowItIsChecked(String algorithm) {
    String honest = signed(header(), claims());
    String signature = honest.substring(honest.lastIndexOf('.'));

    assertThat(works(text(header().put("alg", algorithm), claims()) + signature)).isFalse();
  }
}
