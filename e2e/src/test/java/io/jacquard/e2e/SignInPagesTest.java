package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages on which people sign in and register; their pictures are in target/pages. */
class SignInPagesTest {
  private static final Path PICTURES = Launcher.HOME.resolve("e2e/target/pages");
  private static final String SESSION = "jacquard_session";

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

  @Test
  void registerAndSignInWithoutScripts() {
    Page page = window().withoutScripts().open(setting.at("/register"));

    send(page, "una", "a loom of her own");
    assertThat(page.text()).contains("You are signed in as una.");
    page.press("form[action='/login/out'] button");
    send(page, "una", "a loom of her own");

    assertThat(page.text()).contains("You are signed in as una.");
    assertThat(page.address().getPath()).isEqualTo("/login");
  }

  @Test
  void sayWhatIsWrong() {
    Page page = window().open(setting.at("/login"));
    send(page, "nobody", "a guess or two");
    assertThat(page.text()).contains("Invalid credentials");
    assertThat(page.evaluate("document.getElementById('username').value").asText())
        .isEqualTo("nobody");
    assertThat(page.evaluate("document.getElementById('password').value").asText()).isEmpty();

    page.open(setting.at("/register"));
    page.evaluate("document.querySelector('form').noValidate = true");
    send(page, "val", "short");
    assertThat(page.text()).contains("A password has at least 8 characters");
    page.evaluate("document.querySelector('form').noValidate = true");
    send(page, "val", "password123");
    assertThat(page.text()).contains("This password is among the most used ones");
  }

  @Test
  void offerEveryPlatform() {
    Page page = window().open(setting.at("/register"));

    page.press("a[href^='/sso/op/register']");
    signInAtProvider(page, "wes");
    assertThat(page.text()).contains("You are signed in as wes@example.test.");
    page.press("form[action='/login/out'] button").press("a[href^='/sso/op/login']");

    // The provider still knows who that is.
    assertThat(page.text()).contains("You are signed in as wes@example.test.");
  }

  @Test
  void explainWhyAPlatformDidNotHelp() {
    Page page = window().open(setting.at("/login")).press("a[href^='/sso/op/login']");

    signInAtProvider(page, "xenia");

    assertThat(page.text()).contains("Nobody has registered with this account yet.");
  }

  @Test
  void sendPeopleBackToTheApplicationThatSentThem() {
    String query = "?state=s1&return_to=" + encoded(setting.returnUrl().toString());
    Page page = window().open(setting.at("/register" + query));

    send(page, "yan", "a shuttle to throw");
    String first = page.address().toString();
    page.open(setting.at("/login" + query)).press("form[action='/login/continue'] button");

    for (String address : new String[] {first, page.address().toString()}) {
      assertThat(address).startsWith(setting.returnUrl() + "?").contains("state=s1");
      Matcher code = Pattern.compile("code=([\\w-]+)").matcher(address);
      assertThat(code.find()).isTrue();
      Client.Answer traded = anybody.post("/sso/token", "{\"code\":\"" + code.group(1) + "\"}");
      assertThat(traded.json().at("/data/username").asText()).isEqualTo("yan");
    }
  }

  @Nested
  class Cookies {
    @Test
    void areNoTokens() {
      Page page = signedIn("zoe");

      JsonNode cookie = cookie(page, SESSION);

      assertThat(cookie.path("httpOnly").asBoolean()).isTrue();
      assertThat(cookie.path("sameSite").asText()).isEqualTo("Lax");
      assertThat(cookie.path("path").asText()).isEqualTo("/login");
      String value = cookie.path("value").asText();
      assertThat(anybody.withToken(value).walker("guarded", "{}").status()).isEqualTo(401);
      Map<String, String> headers =
          Map.of("Cookie", SESSION + "=" + value, "Content-Type", "application/json");
      assertThat(anybody.send("POST", "/walker/guarded", "{}", headers).status()).isEqualTo(401);
      assertThat(anybody.send("GET", "/user/me", null, headers).status()).isEqualTo(401);
    }

    @Test
    void areWorthNothingAfterSigningOut() {
      Page page = signedIn("abe");
      String value = cookie(page, SESSION).path("value").asText();
      page.press("form[action='/login/out'] button");

      Client.Answer answer =
          anybody.send("GET", "/login", null, Map.of("Cookie", SESSION + "=" + value));

      assertThat(answer.text()).doesNotContain(">abe<").contains("current-password");
    }

    @Test
    void cannotBeForged() {
      String value = cookie(signedIn("bea"), SESSION).path("value").asText();
      String forged = value.substring(0, value.length() - 2) + "AA";

      Client.Answer answer =
          anybody.send("GET", "/login", null, Map.of("Cookie", SESSION + "=" + forged));

      assertThat(answer.text()).doesNotContain(">bea<");
    }
  }

  @Nested
  class Forms {
    private static final Map<String, String> FORM =
        Map.of("Content-Type", "application/x-www-form-urlencoded");

    @Test
    void ofAnotherSiteAreRefused() {
      anybody.register("cal");
      String body = "username=cal&password=" + encoded("correct horse cal");

      Client.Answer bare = anybody.send("POST", "/login", body, FORM);
      Client.Answer guessed = anybody.send("POST", "/login", body + "&form=AAAA", FORM);

      assertThat(bare.status()).isEqualTo(403);
      assertThat(guessed.status()).isEqualTo(403);
      assertThat(bare.headers().allValues("Set-Cookie")).noneMatch(c -> c.startsWith(SESSION));
    }

    @Test
    void ofAnotherBrowserAreRefused() {
      Page mine = window().open(setting.at("/login"));
      Page other = window().open(setting.at("/login"));
      anybody.register("dan");
      String theirs = other.evaluate("document.querySelector('[name=form]').value").asText();

      mine.evaluate("document.querySelector('[name=form]').value = '" + theirs + "'");
      send(mine, "dan", "correct horse dan");

      assertThat(mine.text()).contains("This form was too old.");
    }

    @Test
    void writeBackWhatWasTypedAsText() {
      Page page = window().open(setting.at("/login"));

      send(page, "\"><b id=in>", "a guess or two");

      assertThat(page.has("#in")).isFalse();
      assertThat(page.evaluate("document.getElementById('username').value").asText())
          .isEqualTo("\"><b id=in>");
    }

    @Test
    void leadOnlyWhereTheListSays() {
      Client.Answer page = anybody.get("/login?return_to=" + encoded("https://evil.test/"));

      assertThat(page.status()).isEqualTo(200);
      assertThat(page.text()).doesNotContain("evil");
    }

    @Test
    void areSlowedDownLikeAnyGuess() {
      anybody.register("eli");
      Page page = window();
      for (int i = 0; i < 11; i++) {
        page.open(setting.at("/login"));
        send(page, "eli", "a guess or two");
      }

      assertThat(page.text()).doesNotContain("Invalid credentials").contains("again");
    }
  }

  @Test
  void loadNothingAndAreFramedByNobody() {
    Client.Answer page = anybody.get("/login");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'");
    assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(page.text()).doesNotContain("<script", "onclick");
  }

  @Test
  void haveALabelForEveryFieldAndAreUsableByKeyboard() {
    Page page = window().open(setting.at("/register"));

    assertThat(
            page.evaluate(
                    "[...document.querySelectorAll('input:not([type=hidden])')]"
                        + ".every(i => i.labels.length === 1)")
                .asBoolean())
        .isTrue();
    assertThat(page.evaluate("document.documentElement.lang").asText()).isEqualTo("en");
    assertThat(page.evaluate("document.querySelectorAll('h1, main').length").asInt()).isEqualTo(2);
    assertThat(page.evaluate("document.querySelectorAll('[tabindex]').length").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1280,light", "1280,dark", "320,light", "320,dark"})
  void fitEveryScreenWithEnoughContrast(int width, String colours) {
    Page page = window().looking(width, colours);
    for (String path : new String[] {"/login", "/register"}) {
      page.open(setting.at(path));
      page.screenshot(PICTURES.resolve(path.substring(1) + "-" + width + "-" + colours + ".png"));
      assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
          .isLessThanOrEqualTo(width);
      assertThat(page.evaluate(LEAST_CONTRAST).asDouble()).as(path).isGreaterThanOrEqualTo(4.5);
    }
    page.open(setting.at("/login?error=USER_NOT_FOUND"));
    page.screenshot(PICTURES.resolve("error-" + width + "-" + colours + ".png"));
    assertThat(page.evaluate(LEAST_CONTRAST).asDouble()).isGreaterThanOrEqualTo(4.5);
  }

  /** The least contrast of a text to what is behind it, as WCAG 2 counts it. */
  private static final String LEAST_CONTRAST =
      """
      (() => {
        const parts = c => (c.match(/[\\d.]+/g) || []).map(Number);
        const light = c => {
          const [r, g, b] = parts(c).map(v => v / 255)
            .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const behind = e => {
          for (; e; e = e.parentElement) {
            const c = getComputedStyle(e).backgroundColor;
            if (parts(c)[3] !== 0) return c;
          }
          return 'rgb(255, 255, 255)';
        };
        return Math.min(...[...document.querySelectorAll('h1,p,label,input:not([type=hidden]),button,a')].map(e => {
          const [a, b] = [light(getComputedStyle(e).color), light(behind(e))];
          return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        }));
      })()
      """;

  private static Page window() {
    return setting.browser.page();
  }

  private static Page signedIn(String name) {
    anybody.register(name);
    Page page = window().open(setting.at("/login"));
    send(page, name, "correct horse " + name);
    return page;
  }

  private static void send(Page page, String username, String password) {
    page.fill("#username", username).fill("#password", password).press("main form button");
  }

  private static void signInAtProvider(Page page, String subject) {
    page.fill("input[name=login]", subject)
        .fill("input[name=password]", "any")
        .press("button[type=submit]")
        .press("button[type=submit]");
  }

  private static JsonNode cookie(Page page, String name) {
    for (JsonNode cookie : page.cookies()) {
      if (cookie.path("name").asText().equals(name)) {
        return cookie;
      }
    }
    throw new AssertionError("no cookie " + name + " in " + page.cookies());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
