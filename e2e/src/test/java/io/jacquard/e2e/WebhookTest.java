package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks by the example that takes payments: seed 000, spec/jac-scale.md section 1.5. */
class WebhookTest {
  private static final String PATH = "/webhook/PaymentReceived";
  private static final String PAYLOAD =
      "{\"payment_id\":\"PAY-12345\",\"amount\":99.99,\"currency\":\"USD\"}";

  private static Server server;
  private static Client anybody;
  private static int users;

  private Client owner;
  private String key;
  private String keyId;
  private String signingSecret;

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = LaunchedServer.start(Launcher.example("payments"), folder);
    anybody = new Client(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void createKey() {
    owner = anybody.register("payee" + users++);
    JsonNode data =
        owner.post("/api-key/create", "{\"name\":\"k\",\"expiry_days\":30}").json().path("data");
    key = data.path("api_key").asText();
    keyId = data.path("api_key_id").asText();
    signingSecret = data.path("signing_secret").asText();
  }

  @Test
  void runsAsTheKeysOwnerWhenTheBodyIsSignedWithTheKey() {
    Client.Answer answer = deliver(PAYLOAD, Map.of("X-Webhook-Signature", hex(key, PAYLOAD)));

    assertThat(answer.reports())
        .hasToString(
            "[{\"status\":\"success\",\"message\":\"Payment PAY-12345 received\","
                + "\"amount\":99.99,\"currency\":\"USD\"}]");
    assertThat(owner.walker("payments", "").reports()).hasToString("[[\"PAY-12345\"]]");
  }

  @Test
  void answersInTheRecordedOrder() {
    Client.Answer noKey =
        anybody.send("POST", PATH, "{}", Map.of("Content-Type", "application/json"));
    assertThat(noKey.status()).isEqualTo(422);
    assertThat(noKey.json().at("/detail/0/loc")).hasToString("[\"header\",\"x-api-key\"]");

    Client.Answer badBody = deliver("{}", Map.of("X-API-Key", "forged"));
    assertThat(badBody.status()).isEqualTo(422);
    assertThat(badBody.json().at("/detail/0/loc")).hasToString("[\"body\",\"payment_id\"]");

    refused("Invalid or expired API key", deliver(PAYLOAD, Map.of("X-API-Key", "forged")));
    refused("Invalid or expired API key", deliver(PAYLOAD, Map.of("X-API-Key", owner.token())));
    refused("Missing X-Webhook-Signature header", deliver(PAYLOAD, Map.of()));
    refused(
        "Invalid webhook signature",
        deliver(PAYLOAD, Map.of("X-Webhook-Signature", hex("other", PAYLOAD))));
  }

  @Test
  void handlesAnEventOnceAndRepeatsItsFirstAnswer() {
    Map<String, String> headers = standard("evt-1", Instant.now(), PAYLOAD);

    Client.Answer first = deliver(PAYLOAD, headers);
    Client.Answer again = deliver(PAYLOAD, headers);

    assertThat(first.status()).isEqualTo(200);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(owner.walker("payments", "").reports()).hasToString("[[\"PAY-12345\"]]");
  }

  @Test
  void rememberEventsOverACrash() {
    Map<String, String> headers = standard("evt-crash", Instant.now(), PAYLOAD);
    Client.Answer first = deliver(PAYLOAD, headers);

    server.kill();
    server.restart();

    assertThat(deliver(PAYLOAD, headers).text()).isEqualTo(first.text());
    assertThat(owner.walker("payments", "").reports()).hasToString("[[\"PAY-12345\"]]");
  }

  @Test
  void handlesEveryEventOnceThoughTheServerIsKilledInTheMiddle() throws InterruptedException {
    int events = 60;
    AtomicInteger answered = new AtomicInteger();
    try (ExecutorService senders = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < events; i++) {
        String event = "evt-k" + i;
        senders.execute(() -> {
          try {
            if (deliver(event).status() == 200) {
              answered.incrementAndGet();
            }
          } catch (UncheckedIOException e) {
            return; // the server is gone: the sender does not know what became of it
          }
        });
      }
      Waiting.until("some are answered", () -> answered.get() >= 10);
      server.kill();
    }
    server.restart();

    for (int i = 0; i < events; i++) {
      assertThat(deliver("evt-k" + i).status()).isEqualTo(200);
    }

    List<String> handled = new ArrayList<>();
    owner.walker("payments", "").reports().path(0).forEach(id -> handled.add(id.asText()));
    assertThat(handled).hasSize(events).doesNotHaveDuplicates();
  }

  private Client.Answer deliver(String event) {
    String body = PAYLOAD.replace("PAY-12345", event);
    return deliver(body, standard(event, Instant.now(), body));
  }

  @Test
  void refusesTimestampedSignaturesThatAreOldOrWrong() {
    Map<String, String> old = standard("evt-2", Instant.now().minusSeconds(600), PAYLOAD);
    Map<String, String> other = standard("evt-3", Instant.now(), "{}");

    refused("The webhook-timestamp is too far from now", deliver(PAYLOAD, old));
    refused("Invalid webhook signature", deliver(PAYLOAD, other));
  }

  @Test
  void takesNothingButJsonAndNotTooMuchOfIt() {
    Map<String, String> text = Map.of("X-API-Key", key, "Content-Type", "text/plain");
    assertThat(anybody.send("POST", PATH, PAYLOAD, text).status()).isEqualTo(415);
    assertThat(deliver("\"" + "x".repeat(2 << 20) + "\"", Map.of()).status()).isEqualTo(413);
  }

  @Test
  void standsNowhereElseThanUnderWebhook() {
    assertThat(owner.walker("PaymentReceived", PAYLOAD).status()).isEqualTo(405);
    assertThat(anybody.get("/openapi.json").json().path("paths").has(PATH)).isTrue();
    String unknown = "/webhook/payments";
    Map<String, String> headers = Map.of("X-API-Key", key, "Content-Type", "application/json");
    assertThat(anybody.send("POST", unknown, "{}", headers).status()).isEqualTo(405);
    assertThat(anybody.post("/internal/webhooks/PaymentReceived", PAYLOAD).status()).isEqualTo(401);
  }

  @Test
  void tellsTheOwnerWhatBecameOfItsEvents() {
    deliver(PAYLOAD, Map.of("X-Webhook-Signature", hex(key, PAYLOAD)));
    deliver(PAYLOAD, Map.of("X-Webhook-Signature", "bad"));
    String log = "/webhook/deliveries/" + keyId;

    Waiting.until(
        "both deliveries are noted",
        () -> owner.get(log).json().at("/data/deliveries").size() == 2);

    assertThat(owner.get(log).json().at("/data/deliveries").findValuesAsText("status"))
        .containsExactlyInAnyOrder("200", "401");
    Client stranger = anybody.register("stranger" + users++);
    assertThat(stranger.get(log).json().at("/data/deliveries")).isEmpty();
    assertThat(anybody.get(log).status()).isEqualTo(401);
    JsonNode newest = owner.get(log + "?limit=1").json().path("data");
    assertThat(newest.path("deliveries")).hasSize(1);
    String older = log + "?limit=1&cursor=" + newest.path("cursor").asText();
    assertThat(owner.get(older).json().at("/data/deliveries/0/status"))
        .isNotEqualTo(newest.at("/deliveries/0/status"));
    assertThat(owner.get(log + "?limit=0").status()).isEqualTo(400);
    assertThat(owner.get(log + "?cursor=*").status()).isEqualTo(400);
  }

  @Test
  void aKeyThatIsRevokedWhileItIsUsedDiesCleanly() throws Exception {
    Map<String, String> signed = Map.of("X-Webhook-Signature", hex(key, PAYLOAD));
    List<Future<Integer>> answers = new ArrayList<>();
    try (var senders = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 40; i++) {
        answers.add(senders.submit(() -> deliver(PAYLOAD, signed).status()));
      }
      assertThat(owner.send("DELETE", "/api-key/" + keyId, null).status()).isEqualTo(200);
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isIn(200, 401);
      }
    }

    Waiting.until("the key is dead", () -> deliver(PAYLOAD, signed).status() == 401);
    refused("Invalid or expired API key", deliver(PAYLOAD, signed));
  }

  private Client.Answer deliver(String body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.putIfAbsent("X-API-Key", key);
    all.put("Content-Type", "application/json");
    return anybody.send("POST", PATH, body, all);
  }

  private static void refused(String message, Client.Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().at("/error/message").asText()).isEqualTo(message);
  }

  private Map<String, String> standard(String id, Instant at, String body) {
    String time = Long.toString(at.getEpochSecond());
    byte[] secret = Base64.getDecoder().decode(signingSecret.substring("whsec_".length()));
    byte[] signature = hmac(secret, id + "." + time + "." + body);
    return Map.of(
        "webhook-id", id,
        "webhook-timestamp", time,
        "webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature));
  }

  private static String hex(String key, String body) {
    return HexFormat.of().formatHex(hmac(key.getBytes(StandardCharsets.UTF_8), body));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
