package io.jacquard.auth.page;

import io.jacquard.auth.password.PasswordRules;
import io.jacquard.auth.sso.OneTimeCodes;
import io.jacquard.auth.sso.SsoAddress;
import io.jacquard.auth.sso.platform.Platforms;
import io.jacquard.auth.user.Account;
import io.jacquard.auth.user.Entrance.Entered;
import io.jacquard.commons.problem.CommonProblem;
import io.jacquard.commons.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What the two pages have in common: how they are answered, and where they lead. */
@Singleton
final class Pages {
  private final PasswordRules rules;
  private final PageCookies cookies;
  private final OneTimeCodes codes;
  private final Platforms platforms;
  private final SsoAddress address;

  Pages(
      PasswordRules rules,
      PageCookies cookies,
      OneTimeCodes codes,
      Platforms platforms,
      SsoAddress address) {
    this.rules = rules;
    this.cookies = cookies;
    this.codes = codes;
    this.platforms = platforms;
    this.address = address;
  }

  /** Where a query or form leads. */
  Onward onward(Fields fields) {
    return Onward.of(fields, address);
  }

  /** The form to sign in, or who is signed in. */
  RestResponse<String> login(HttpServerRequest request, Onward onward, Optional<String> error) {
    Writing writing = writing(request, onward);
    Optional<Account> account = cookies.account(request);
    String page =
        account.isPresent()
            ? writing.account(account.get().caller().username(), error)
            : writing.login("", error);
    return answer(200, onward, page).build();
  }

  /** The form once more, with what is wrong. */
  RestResponse<String> login(
      HttpServerRequest request, Onward onward, String username, ProblemException refusal) {
    return refused(
        onward, writing(request, onward).login(username, Optional.of(refusal.detail())), refusal);
  }

  RestResponse<String> register(HttpServerRequest request, Onward onward) {
    String page = writing(request, onward).register("", Optional.empty(), rules.shortest());
    return answer(200, onward, page).build();
  }

  RestResponse<String> register(
      HttpServerRequest request, Onward onward, String username, ProblemException refusal) {
    Optional<String> error = Optional.of(refusal.detail());
    String page = writing(request, onward).register(username, error, rules.shortest());
    return refused(onward, page, refusal);
  }

  /** Lets somebody in here, and on to where he wanted to go. */
  RestResponse<String> entered(HttpServerRequest request, Onward onward, Entered entered) {
    cookies.signIn(request, entered.session());
    return on(onward, entered.caller().subject());
  }

  /** On to the application with a code, or to our own page. */
  RestResponse<String> on(Onward onward, String user) {
    Optional<URI> application = onward.target();
    return application.isEmpty()
        ? redirect(SsoAddress.OWN_PAGES)
        : redirect(
            onward.with(application.get(), codes.forSignIn(user, onward.challenge().orElse(null))));
  }

  static RestResponse<String> redirect(URI target) {
    return ResponseBuilder.<String>create(RestResponse.Status.SEE_OTHER)
        .header("Location", target.toString())
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .build();
  }

  /**
   * Refuses a form that this browser was not given.
   *
   * @throws ProblemException with words for whoever sent it
   */
  void requireOwn(HttpServerRequest request, Fields form) {
    if (!cookies.isOwn(request, form.text("form"))) {
      throw new ProblemException(
          CommonProblem.FORBIDDEN, "This form was too old. Please send it again.");
    }
  }

  private Writing writing(HttpServerRequest request, Onward onward) {
    PageCookies.Form form = cookies.form(request);
    return new Writing(
        platforms.all(), onward, form.token(), OneTimeCodes.challenge(form.verifier()));
  }

  private static RestResponse<String> refused(
      Onward onward, String page, ProblemException refusal) {
    ResponseBuilder<String> answer = answer(refusal.code().status(), onward, page);
    if (refusal.retryAfter() != null) {
      answer.header("Retry-After", Math.max(1, refusal.retryAfter().toSeconds()));
    }
    return answer.build();
  }

  /** A form may lead to our own pages, and by them to the application that it is for. */
  private static ResponseBuilder<String> answer(int status, Onward onward, String page) {
    String application =
        onward
            .target()
            .map(target -> " " + target.getScheme() + "://" + target.getRawAuthority())
            .orElse("");
    String policy =
        "default-src 'none'; style-src %s; form-action 'self'%s; base-uri 'none'; frame-ancestors 'none'"
            .formatted(Html.STYLE_SOURCE, application);
    return ResponseBuilder.create(RestResponse.Status.fromStatusCode(status), page)
        .header("Content-Security-Policy", policy)
        .header("X-Frame-Options", "DENY")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin")
        .header("Cache-Control", "no-store");
  }
}
