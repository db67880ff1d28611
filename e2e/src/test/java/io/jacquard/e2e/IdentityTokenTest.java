package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a provider says of somebody is believed only if it is signed, fresh and meant for us. */
class IdentityTokenTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLIENT = "jacquard-tests";
  private static final String SECRET = "a secret of the tests, which is long enough for a MAC";

  private static LyingProvider provider;
  private static Server server;

  @BeforeAll
  static void start(@TempDir Path folder) {
    provider = new LyingProvider();
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, "walker : pub noop {}\n");
    int port = LaunchedServer.freePort();
    server =
        LaunchedServer.startAt(
            port,
            program,
            folder,
            Map.of(
                "SSO_HOST",
                "http://127.0.0.1:" + port + "/sso",
                "JACQUARD_SSO_OP_ISSUER",
                provider.issuer().toString(),
                "JACQUARD_SSO_OP_CLIENT_ID",
                CLIENT,
                "JACQUARD_SSO_OP_CLIENT_SECRET",
                SECRET));
  }

  @AfterAll
  static void stop() {
    server.close();
    provider.close();
  }

  @Test
  void anHonestTokenLetsIn() throws Exception {
    JsonNode answer =
        visit("honest", "honest", claims -> provider.signed(LyingProvider.header(), claims));

    assertThat(answer.at("/meta/extra/http_status").asInt()).isEqualTo(201);
    assertThat(answer.at("/data/username").asText()).isEqualTo("honest@example.test");
  }

  static Stream<Arguments> forgeries() {
    return Stream.of(
        forgery(
            "signed by another",
            claims -> LyingProvider.signedByAnother(LyingProvider.header(), claims)),
        forgery(
            "unsigned",
            claims ->
                LyingProvider.unsigned(LyingProvider.header().put("alg", "none"), claims) + "."),
        forgery("signed by our own secret", IdentityTokenTest::macBySecret),
        forgery("of another issuer", claims -> honest(claims.put("iss", "https://evil.test"))),
        forgery("for another client", claims -> honest(claims.put("aud", "somebody else"))),
        forgery("expired", claims -> honest(claims.put("exp", now() - 3_600))),
        forgery("without an end", claims -> honest(without(claims, "exp"))),
        forgery("of another visit", claims -> honest(claims.put("nonce", "of another visit"))),
        forgery("without a visit", claims -> honest(without(claims, "nonce"))),
        forgery("of nobody", claims -> honest(without(claims, "sub"))),
        forgery(
            "changed afterwards",
            claims -> {
              String token = honest(claims);
              String other =
                  LyingProvider.unsigned(
                      LyingProvider.header(), claims.put("email", "root@example.test"));
              return other + token.substring(token.lastIndexOf('.'));
            }),
        forgery("no token at all", _ -> "a.b.c"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  void aTokenThatIsNotIsRefused(String name, Function<ObjectNode, String> token) throws Exception {
    JsonNode answer = visit("mallory", "mallory", token);

    assertThat(answer.at("/error/code").asText())
        .as(answer.toString())
        .isEqualTo("AUTHENTICATION_FAILED");
    assertThat(answer.toString()).doesNotContain("token", "Exception");
  }

  @Test
  void whatItSaysOfAnotherIsNotTaken() throws Exception {
    JsonNode answer = visit("mallory", "victim", IdentityTokenTest::honest);

    assertThat(answer.at("/error/code").asText())
        .as(answer.toString())
        .isEqualTo("AUTHENTICATION_FAILED");
  }

  private static Arguments forgery(String name, Function<ObjectNode, String> token) {
    return Arguments.of(name, token);
  }

  private static String honest(ObjectNode claims) {
    return provider.signed(LyingProvider.header(), claims);
  }

  private static ObjectNode without(ObjectNode claims, String name) {
    claims.remove(name);
    return claims;
  }

  private static String macBySecret(ObjectNode claims) {
    String text = LyingProvider.unsigned(LyingProvider.header().put("alg", "HS256"), claims);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] code = mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + LyingProvider.encoded(code);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  /** Goes to the provider and comes back with a code, which it trades for the token. */
  private static JsonNode visit(String subject, String informed, Function<ObjectNode, String> token)
      throws IOException, InterruptedException {
    HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    HttpResponse<String> departure = get(browser, server.url().resolve("/sso/op/register"));
    assertThat(departure.statusCode()).as(departure.body() + server.output()).isEqualTo(302);
    URI asked = URI.create(departure.headers().firstValue("Location").orElseThrow());
    ObjectNode claims = JSON.createObjectNode().put("iss", provider.issuer().toString());
    claims.put("aud", CLIENT).put("sub", subject).put("iat", now()).put("exp", now() + 60);
    claims.put("email", subject + "@example.test").put("email_verified", true);
    claims.put("nonce", parameter(asked, "nonce"));
    provider.handOut(token.apply(claims), informed);
    String answer = "?code=c&state=" + parameter(asked, "state");
    HttpResponse<String> returned =
        get(browser, URI.create(parameter(asked, "redirect_uri") + answer));
    while (returned.headers().firstValue("Location").isPresent()) {
      String onward = returned.headers().firstValue("Location").get();
      returned = get(browser, returned.uri().resolve(onward));
    }
    return JSON.readTree(returned.body());
  }

  private static HttpResponse<String> get(HttpClient browser, URI address)
      throws IOException, InterruptedException {
    return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private static String parameter(URI address, String name) {
    return Stream.of(address.getRawQuery().split("&"))
        .filter(part -> part.startsWith(name + "="))
        .map(part -> URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }
}
