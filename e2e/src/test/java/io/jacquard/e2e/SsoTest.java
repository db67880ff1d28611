package io.jacquard.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in through a provider of OpenID Connect, as a browser does it. */
class SsoTest {
  private static final String LOGIN = "/sso/op/login";
  private static final String REGISTER = "/sso/op/register";

  private static BrowserSetting setting;
  private static Client anybody;

  @BeforeAll
  static void start(@TempDir Path folder) {
    setting = BrowserSetting.start(folder);
    anybody = new Client(setting.server.url());
  }

  @AfterAll
  static void stop() {
    if (setting != null) {
      setting.close();
    }
  }

  @Nested
  class AsRecorded {
    @Test
    void registersFirstAndSignsInAfterwards() {
      JsonNode first = json(visit(REGISTER, "ann"));
      JsonNode second = json(visit(LOGIN, "ann"));

      assertThat(first.at("/meta/extra/http_status").asInt()).isEqualTo(201);
      assertThat(first.at("/data/username").asText()).isEqualTo("ann@example.test");
      assertThat(first.at("/data/platform").asText()).isEqualTo("op");
      assertThat(second.at("/meta/extra/http_status").asInt()).isEqualTo(200);
      assertThat(second.at("/data/message").asText()).isEqualTo("Login successful");
      assertThat(second.at("/data/email").asText()).isEqualTo("ann@example.test");
      assertThat(second.at("/data/user/root_id")).isEqualTo(first.at("/data/root_id"));
      assertThat(works(second.at("/data/token").asText())).isTrue();
    }

    @Test
    void knowsNobodyWhoHasNotRegistered() {
      assertThat(refusal(visit(LOGIN, "stranger")))
          .isEqualTo("404 USER_NOT_FOUND User not found. Please register first.");
    }

    @Test
    void registersNobodyTwice() {
      visit(REGISTER, "bob");

      assertThat(refusal(visit(REGISTER, "bob")))
          .isEqualTo("400 USER_EXISTS User already exists. Please login instead.");
    }

    @Test
    void wantsAnEmail() {
      assertThat(refusal(visit(REGISTER, "nomail")))
          .isEqualTo("400 EMAIL_MISSING Email not provided by op");
    }

    @Test
    void refusesWhatLeadsNowhere() {
      assertThat(refusal(anybody.get("/sso/nope/login").json()))
          .isEqualTo(
              "400 INVALID_PLATFORM Invalid platform 'nope'. Supported platforms: google, op");
      assertThat(refusal(anybody.get("/sso/google/dance").json()))
          .startsWith("501 SSO_NOT_CONFIGURED SSO for platform 'google' is not configured.");
      assertThat(refusal(anybody.get("/sso/op/dance").json()))
          .isEqualTo(
              "400 INVALID_OPERATION Invalid operation 'dance'. Must be 'login' or 'register'");
    }
  }

  @Nested
  class Impostors {
    @Test
    void getNoAccountByAnEmailThatIsNotTheirs() {
      anybody.register("carl@example.test");

      assertThat(refusal(visit(LOGIN, "carl"))).startsWith("404 USER_NOT_FOUND");
      assertThat(refusal(visit(REGISTER, "carl"))).startsWith("400 USER_EXISTS");
      assertThat(refusal(visit(REGISTER, "unverified-1"))).startsWith("400 EMAIL_UNVERIFIED");
    }

    @Test
    void cannotAnswerForAnotherState() {
      Page page = atConsent(LOGIN, "dora");
      page.press("button[type=submit]");
      String code = query(page.address()).get("code");

      URI forged = setting.at(LOGIN + "/callback?code=" + code + "&state=" + "0".repeat(36));

      assertThat(refusal(json(page.open(forged)))).startsWith("500 AUTHENTICATION_FAILED");
    }

    @Test
    void cannotHandInAnAnswerInAnotherBrowser() {
      Page victim = visited(REGISTER, "erin");
      URI answer = victim.address();

      Page other = setting.browser.page().open(answer);

      assertThat(refusal(json(other))).startsWith("500 AUTHENTICATION_FAILED");
    }

    @Test
    void cannotHandInAnAnswerTwice() {
      Page page = visited(REGISTER, "fay");
      URI answer = page.address();

      assertThat(refusal(json(page.open(answer)))).startsWith("500 AUTHENTICATION_FAILED");
    }

    @Test
    void areNotSentElsewhere() {
      for (String url : new String[] {"http://evil.test/", "//evil.test", "/walker/guarded", "%"}) {
        String path = LOGIN + "?return_to=" + URLEncoder.encode(url, StandardCharsets.UTF_8);
        assertThat(refusal(anybody.get(path).json())).as(url).startsWith("400 INVALID_RETURN_URL");
      }
    }
  }

  @Test
  void whoeverDeclinesIsNotSignedIn() {
    Page page = atConsent(REGISTER, "gus");

    page.press("a[href$='/abort']");

    assertThat(refusal(json(page)))
        .isEqualTo("500 AUTHENTICATION_FAILED Authentication failed: access_denied");
  }

  @Test
  void keepsNoSessionOfTheProvider() {
    Page page = visited(REGISTER, "hal");

    for (JsonNode cookie : page.cookies()) {
      assertThat(cookie.path("name").asText()).doesNotStartWith("q_").doesNotStartWith("jacquard");
    }
  }

  @Test
  void leavesNoSecretInTheLog() {
    String token = json(visit(REGISTER, "loki")).at("/data/token").asText();
    String code = code(visited(LOGIN + "?return_to=" + Applications.encoded(), "loki"));

    assertThat(setting.server.output())
        .contains("SIGNED_IN")
        .doesNotContain(OidcProvider.CLIENT_SECRET, token, code, "loki@");
  }

  @Nested
  class Applications {
    @Test
    void tradeTheCodeForATokenOnce() {
      Page page = visited(REGISTER + "?state=xyz%26&return_to=" + encoded(), "ida");

      Map<String, String> answer = query(page.address());
      String code = code(page);
      Client.Answer first = trade(code, "");
      Client.Answer second = trade(code, "");

      assertThat(page.address().toString()).startsWith(setting.returnUrl() + "?");
      assertThat(answer).containsEntry("state", "xyz&").doesNotContainKey("token");
      assertThat(first.status()).isEqualTo(200);
      assertThat(works(first.json().path("access_token").asText())).isTrue();
      assertThat(first.headers().firstValue("Cache-Control"))
          .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
      assertThat(refusal(second.json())).isEqualTo("400 INVALID_CODE Invalid or expired code");
    }

    @Test
    void canTieTheCodeToAVerifier() {
      String verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
      String challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
      String path = REGISTER + "?code_challenge=" + challenge + "&return_to=" + encoded();

      String code = code(visited(path, "jon"));
      String another = code(visited(path.replace("register", "login"), "jon"));

      assertThat(trade(code, "somebody else's").status()).isEqualTo(400);
      assertThat(trade(another, verifier).status()).isEqualTo(200);
    }

    @Test
    void hearWhyNobodyComesIn() {
      Page page = visited(LOGIN + "?return_to=" + encoded(), "nobody");

      assertThat(query(page.address())).isEqualTo(Map.of("error", "USER_NOT_FOUND"));
    }

    private static String encoded() {
      return URLEncoder.encode(setting.returnUrl().toString(), StandardCharsets.UTF_8);
    }

    private static Client.Answer trade(String code, String verifier) {
      String more = verifier.isEmpty() ? "" : ",\"code_verifier\":\"" + verifier + "\"";
      return anybody.post("/sso/token", "{\"code\":\"" + code + "\"" + more + "}");
    }
  }

  @Nested
  class Links {
    @Test
    void letAnAccountBeEnteredThroughTheProvider() {
      Client kim = anybody.register("kim");

      Client.Answer linked = link(kim, proof(kim, "kim-at-op"));
      JsonNode entered = json(visit(LOGIN, "kim-at-op"));

      assertThat(linked.status()).isEqualTo(201);
      assertThat(entered.at("/data/email").asText()).isEqualTo("kim-at-op@example.test");
      Client again = anybody.withToken(entered.at("/data/token").asText());
      assertThat(again.get("/user/me").json().at("/data/username").asText()).isEqualTo("kim");
      assertThat(again.get("/user/me/sso").json().at("/data/links")).hasSize(1);

      String id = linked.json().at("/data/link_id").asText();
      assertThat(kim.send("DELETE", "/user/me/sso/" + id, null).status()).isEqualTo(200);
      assertThat(refusal(visit(LOGIN, "kim-at-op"))).startsWith("404 USER_NOT_FOUND");
    }

    @Test
    void cannotBeSlippedIn() {
      Client lea = anybody.register("lea");
      Client mallory = anybody.register("mallory");

      Client.Answer answer = link(lea, proof(mallory, "mallory-at-op"));

      assertThat(refusal(answer.json())).startsWith("400 INVALID_CODE");
      assertThat(lea.get("/user/me/sso").json().at("/data/links")).isEmpty();
    }

    @Test
    void belongToOneAccount() {
      Client nat = anybody.register("nat");
      Client oda = anybody.register("oda");
      link(nat, proof(nat, "shared"));

      assertThat(refusal(link(oda, proof(oda, "shared")).json())).startsWith("409 ALREADY_LINKED");
    }

    @Test
    void areNotTakenFromAnAccountThatHasNothingElse() {
      String token = json(visit(REGISTER, "pia")).at("/data/token").asText();
      Client pia = anybody.withToken(token);
      String id = pia.get("/user/me/sso").json().at("/data/links/0/link_id").asText();

      Client.Answer answer = pia.send("DELETE", "/user/me/sso/" + id, null);

      assertThat(refusal(answer.json())).startsWith("409 LAST_SIGN_IN");
    }

    @Test
    void goWithTheAccount() {
      String token = json(visit(REGISTER, "quin")).at("/data/token").asText();
      anybody.withToken(token).send("DELETE", "/user/me", null);

      JsonNode again = json(visit(REGISTER, "quin"));

      assertThat(again.at("/meta/extra/http_status").asInt()).isEqualTo(201);
    }

    private static Client.Answer link(Client client, String code) {
      return client.post("/user/me/sso", "{\"code\":\"" + code + "\"}");
    }

    /** What a user of the provider brings back for an account. */
    private static String proof(Client client, String subject) {
      URI url =
          URI.create(
              client.send("POST", "/user/me/sso/op/start", null).json().at("/data/url").asText());
      return json(visit(url.getRawPath() + "?" + url.getRawQuery(), subject))
          .at("/data/code")
          .asText();
    }
  }

  /** Goes through the provider's pages, and answers where that ends. */
  private static Page visited(String path, String subject) {
    return atConsent(path, subject).press("button[type=submit]");
  }

  private static Page visit(String path, String subject) {
    return visited(path, subject);
  }

  private static Page atConsent(String path, String subject) {
    return setting
        .browser
        .page()
        .open(setting.at(path))
        .fill("input[name=login]", subject)
        .fill("input[name=password]", "any")
        .press("button[type=submit]");
  }

  private static boolean works(String token) {
    return anybody.withToken(token).walker("guarded", "{}").status() == 200;
  }

  private static JsonNode json(Page page) {
    try {
      return new ObjectMapper().readTree(page.text());
    } catch (IOException e) {
      throw new AssertionError(page.address() + ": " + page.text(), e);
    }
  }

  private static String refusal(Page page) {
    return refusal(json(page));
  }

  private static String refusal(JsonNode answer) {
    return "%d %s %s"
        .formatted(
            answer.at("/meta/extra/http_status").asInt(),
            answer.at("/error/code").asText(),
            answer.at("/error/message").asText());
  }

  private static String code(Page page) {
    return requireNonNull(query(page.address()).get("code"));
  }

  private static Map<String, String> query(URI address) {
    return Stream.of(address.getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }
}
