package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code [plugins.scale.webhook]} of jac.toml: seed 000, "Webhooks". */
class WebhookSettingsTest {
  private static final String BODY = "{\"payment_id\":\"P\",\"amount\":1}";

  @TempDir Path folder;

  private Server server(String settings) throws IOException {
    Path program = folder.resolve("app.jac");
    Files.copy(Launcher.example("payments"), program);
    LaunchedServer.writeProgram(folder.resolve("jac.toml"), "[plugins.scale.webhook]\n" + settings);
    return LaunchedServer.start(program, folder);
  }

  private static String key(Client owner, String request) {
    return owner.post("/api-key/create", request).json().at("/data/api_key").asText();
  }

  private static int deliver(Server server, String key, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("X-API-Key", key);
    all.put("Content-Type", "application/json");
    return new Client(server.url()).send("POST", "/webhook/PaymentReceived", BODY, all).status();
  }

  @Test
  void nameTheHeaderAnotherSecretAndTheLifeOfKeys() throws IOException {
    try (Server server =
        server(
            """
            secret = "a secret of our own"
            signature_header = "X-Hub-Signature-256"
            api_key_expiry_days = 7
            """)) {
      Client owner = new Client(server.url()).register("ann");
      var created = owner.post("/api-key/create", "{\"name\":\"k\"}").json().path("data");
      String key = created.path("api_key").asText();

      assertThat(
              Duration.between(
                  OffsetDateTime.parse(created.path("created_at").asText()),
                  OffsetDateTime.parse(created.path("expires_at").asText())))
          .isEqualTo(Duration.ofDays(7));
      String header = "X-Hub-Signature-256";
      assertThat(deliver(server, key, Map.of(header, "sha256=" + hmac(key)))).isEqualTo(200);
      assertThat(deliver(server, key, Map.of(header, hmac("a secret of our own")))).isEqualTo(200);
      assertThat(deliver(server, key, Map.of(header, hmac("another secret")))).isEqualTo(401);
      assertThat(deliver(server, key, Map.of("X-Webhook-Signature", hmac(key)))).isEqualTo(401);
    }
  }

  @Test
  void letSignaturesBeButNotKeysAndKeysLastForEver() throws IOException {
    try (Server server = server("verify_signature = false\napi_key_expiry_days = 0\n")) {
      Client owner = new Client(server.url()).register("ann");
      var created = owner.post("/api-key/create", "{\"name\":\"k\"}").json().path("data");

      assertThat(created.path("expires_at").isNull()).isTrue();
      assertThat(deliver(server, created.path("api_key").asText(), Map.of())).isEqualTo(200);
      assertThat(deliver(server, "forged", Map.of())).isEqualTo(401);
      assertThat(key(owner, "{\"name\":\"k\",\"expiry_days\":30}")).isNotEmpty();
    }
  }

  private static String hmac(String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(BODY.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
