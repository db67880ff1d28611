package io.jacquard.auth.page;

import io.jacquard.auth.sso.SsoAddress;
import io.jacquard.auth.token.TokenConfig;
import io.jacquard.auth.user.Account;
import io.jacquard.auth.user.Accounts;
import io.jacquard.commons.identity.key.TokenSecret;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two cookies that scripts cannot read: one says who is signed in on our pages, and browsers send
 * it nowhere else; the other ties a form to the browser that was given it. Neither is a token.
 */
@Singleton
final class PageCookies {
  private static final Duration FORM_LIFETIME = Duration.ofHours(12);
  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Accounts accounts;
  private final Seal sessions;
  private final Seal forms;
  private final Seal verifiers;
  private final boolean secure;
  private final Duration sessionLifetime;

  PageCookies(Accounts accounts, TokenSecret secret, TokenConfig tokens, SsoAddress address) {
    this.accounts = accounts;
    this.sessions = new Seal(secret.derived("page-session"));
    this.forms = new Seal(secret.derived("page-form"));
    this.verifiers = new Seal(secret.derived("page-verifier"));
    this.secure = address.secure();
    this.sessionLifetime = Duration.ofDays(tokens.days());
  }

  /** What the forms of a browser carry, and what its codes are bound to. */
  record Form(String token, String verifier) {}

  /** That of the browser, which gets one if it has none. */
  Form form(HttpServerRequest request) {
    @Nullable Cookie known = request.getCookie(formName());
    String value = known == null || known.getValue().length() > 64 ? fresh() : known.getValue();
    if (known == null || !known.getValue().equals(value)) {
      request
          .response()
          .addCookie(cookie(formName(), value, "/").setMaxAge(FORM_LIFETIME.toSeconds()));
    }
    return new Form(forms.of(value), verifiers.of(value));
  }

  /** Whether a form was given to this very browser. */
  boolean isOwn(HttpServerRequest request, String token) {
    @Nullable Cookie known = request.getCookie(formName());
    @Nullable String site = request.getHeader("Sec-Fetch-Site");
    return known != null
        && (site == null || site.equals("same-origin"))
        && forms.matches(known.getValue(), token);
  }

  /** Who is signed in. */
  Optional<Account> account(HttpServerRequest request) {
    @Nullable Cookie cookie = request.getCookie(sessionName());
    String[] parts = cookie == null ? new String[0] : cookie.getValue().split("\\.", -1);
    return parts.length == 2 && sessions.matches(parts[0], parts[1])
        ? accounts.ofSession(parts[0])
        : Optional.empty();
  }

  void signIn(HttpServerRequest request, String session) {
    String value = session + "." + sessions.of(session);
    request
        .response()
        .addCookie(cookie(sessionName(), value, "/login").setMaxAge(sessionLifetime.toSeconds()));
  }

  void signOut(HttpServerRequest request) {
    request.response().addCookie(cookie(sessionName(), "", "/login").setMaxAge(0));
  }

  private Cookie cookie(String name, String value, String path) {
    return Cookie.cookie(name, value)
        .setPath(path)
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSite(CookieSameSite.LAX);
  }

  private String formName() {
    return (secure ? "__Host-" : "") + "jacquard_form";
  }

  private String sessionName() {
    return (secure ? "__Secure-" : "") + "jacquard_session";
  }

  private String fresh() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
