package io.jacquard.auth.page;

import io.jacquard.auth.http.Origins;
import io.jacquard.auth.sso.OneTimeCodes;
import io.jacquard.auth.sso.SsoAddress;
import io.jacquard.auth.user.Account;
import io.jacquard.auth.user.Entrance;
import io.jacquard.commons.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /login}: for people, who may go on to an application. */
@Path("/login")
@Consumes(MediaType.WILDCARD)
@Produces("text/html; charset=utf-8")
final class LoginResource {
  private final Pages pages;
  private final PageCookies cookies;
  private final Entrance entrance;
  private final OneTimeCodes codes;

  LoginResource(Pages pages, PageCookies cookies, Entrance entrance, OneTimeCodes codes) {
    this.pages = pages;
    this.cookies = cookies;
    this.entrance = entrance;
    this.codes = codes;
  }

  @GET
  public RestResponse<String> show(@Context HttpServerRequest request) {
    Fields query = Fields.query(request.query());
    Optional<String> code = query.find("code");
    return code.isPresent()
        ? back(request, code.get())
        : pages.login(request, pages.onward(query), query.find("error").map(PageErrors::sentence));
  }

  @POST
  public RestResponse<String> signIn(byte[] body, @Context HttpServerRequest request) {
    Fields form = Fields.form(body);
    Onward onward = pages.onward(form);
    String username = form.text("username");
    try {
      pages.requireOwn(request, form);
      return pages.entered(
          request, onward, entrance.signIn(username, form.text("password"), Origins.of(request)));
    } catch (ProblemException e) {
      return pages.login(request, onward, username, e);
    }
  }

  /** Goes on to the application as whoever is signed in here. */
  @POST
  @Path("/continue")
  public RestResponse<String> goOn(byte[] body, @Context HttpServerRequest request) {
    Fields form = Fields.form(body);
    Onward onward = pages.onward(form);
    Optional<Account> account = cookies.account(request);
    return account.isPresent() && cookies.isOwn(request, form.text("form"))
        ? pages.on(onward, account.get().id())
        : Pages.redirect(URI.create(onward.through("/login")));
  }

  @POST
  @Path("/out")
  public RestResponse<String> signOut(byte[] body, @Context HttpServerRequest request) {
    Fields form = Fields.form(body);
    if (cookies.isOwn(request, form.text("form"))) {
      cookies.account(request).ifPresent(account -> entrance.leave(account, Origins.of(request)));
      cookies.signOut(request);
    }
    return Pages.redirect(URI.create(pages.onward(form).through("/login")));
  }

  /** From a platform, with a code that only the browser that went there can use. */
  private RestResponse<String> back(HttpServerRequest request, String code) {
    try {
      codes
          .signIn(code, cookies.form(request).verifier())
          .flatMap(user -> entrance.enter(user, Origins.of(request)))
          .ifPresent(entered -> cookies.signIn(request, entered.session()));
      return Pages.redirect(SsoAddress.OWN_PAGES);
    } catch (ProblemException e) {
      return Pages.redirect(URI.create("/login?error=" + e.code().name()));
    }
  }
}
