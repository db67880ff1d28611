package io.jacquard.auth.sso;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a {@link Visit} in a cookie that goes by the flow's state, so that visits of several tabs
 * do not meet. Its holder may change it: whatever it says is checked again when it comes back.
 */
@Singleton
final class Visits {
  private static final String PREFIX = "jacquard_sso_";
  private static final Pattern STATE = Pattern.compile("[0-9a-f-]{36}");

  private final ObjectMapper json;
  private final SsoAddress address;

  Visits(ObjectMapper json, SsoAddress address) {
    this.json = json;
    this.address = address;
  }

  void remember(RoutingContext context, String state, Visit visit) {
    try {
      String value =
          Base64.getUrlEncoder().withoutPadding().encodeToString(json.writeValueAsBytes(visit));
      context.response().addCookie(cookie(state, value, Tenants.LONGEST_VISIT.toSeconds()));
    } catch (JacksonException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The visit that an answer of a platform belongs to; it is forgotten. */
  Visit recall(RoutingContext context) {
    @Nullable String state = context.request().getParam("state");
    if (state == null || !STATE.matcher(state).matches()) {
      return Visit.PLAIN;
    }
    @Nullable Cookie cookie = context.request().getCookie(PREFIX + state);
    if (cookie == null) {
      return Visit.PLAIN;
    }
    context.response().addCookie(cookie(state, "", 0));
    try {
      Visit visit = json.readValue(Base64.getUrlDecoder().decode(cookie.getValue()), Visit.class);
      return visit == null ? Visit.PLAIN : visit;
    } catch (IOException | IllegalArgumentException _) {
      return Visit.PLAIN;
    }
  }

  private Cookie cookie(String state, String value, long seconds) {
    return Cookie.cookie(PREFIX + state, value)
        .setPath("/sso")
        .setHttpOnly(true)
        .setSecure(address.secure())
        .setSameSite(CookieSameSite.LAX)
        .setMaxAge(seconds);
  }
}
