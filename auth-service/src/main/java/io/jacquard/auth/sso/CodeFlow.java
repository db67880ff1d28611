package io.jacquard.auth.sso;

import io.jacquard.auth.sso.platform.Platform;
import io.jacquard.auth.sso.platform.Platforms;
import io.jacquard.auth.sso.platform.SsoProblem;
import io.jacquard.commons.edge.Percent;
import io.jacquard.commons.problem.ProblemException;
import io.quarkus.oidc.UserInfo;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The authorization code flow, as Quarkus's OpenID Connect does it: state, PKCE and nonce lie
 * encrypted in a cookie of the browser that began, and its session is never used.
 */
@Singleton
final class CodeFlow {

  /** How long a platform is waited for. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Logger LOG = Logger.getLogger(CodeFlow.class);
  private static final Pattern OAUTH_ERROR = Pattern.compile("[a-z_]{1,40}");
  private static final String SESSION_COOKIE = "q_session_";

  private final HttpAuthenticator authenticator;
  private final Tenants tenants;

  CodeFlow(HttpAuthenticator authenticator, Tenants tenants) {
    this.authenticator = authenticator;
    this.tenants = tenants;
  }

  /**
   * A journey to a platform.
   *
   * @param state what the platform hands back with its answer
   */
  record Departure(URI target, String state) {}

  /**
   * Where to send somebody.
   *
   * @throws ProblemException when the platform cannot be reached
   */
  Departure begin(RoutingContext context, Platforms.Way way) {
    tenants.choose(context, way);
    try {
      ChallengeData challenge =
          authenticator.getChallenge(context).await().atMost(PATIENCE.plusSeconds(1));
      return departure(challenge);
    } catch (RuntimeException e) {
      LOG.warnf("a platform cannot be used platform=%s: %s", way.platform(), cause(e));
      throw new ProblemException(
          SsoProblem.SSO_INIT_FAILED,
          "Signing in through '%s' is not possible at the moment".formatted(way.platform().name()));
    }
  }

  /**
   * Who came back.
   *
   * @throws ProblemException when the answer is not good for this browser
   */
  ForeignIdentity complete(RoutingContext context, Platforms.Way way) {
    String tenant = tenants.choose(context, way);
    try {
      @Nullable SecurityIdentity identity =
          authenticator.attemptAuthentication(context).await().atMost(PATIENCE.multipliedBy(3));
      if (identity == null) {
        throw new IllegalStateException("the browser did not begin this, or began it too long ago");
      }
      return foreign(way.platform(), identity);
    } catch (RuntimeException e) {
      LOG.warnf("a platform's answer was refused platform=%s: %s", way.platform(), cause(e));
      throw new ProblemException(
          SsoProblem.AUTHENTICATION_FAILED, "Authentication failed: " + reason(context));
    } finally {
      context.response().removeCookies(SESSION_COOKIE + tenant, false);
    }
  }

  private static Departure departure(ChallengeData challenge) {
    for (var header : challenge.getHeaders().entrySet()) {
      if (header.getKey().toString().equalsIgnoreCase("location")) {
        URI target = URI.create(header.getValue());
        List<String> state = Percent.parameters(target.getRawQuery()).get("state");
        if (state != null) {
          return new Departure(target, state.getFirst());
        }
      }
    }
    throw new IllegalStateException("no redirect but " + challenge.status);
  }

  /** What the platform says in a word of its own, if it is one of OAuth's. */
  private static String reason(RoutingContext context) {
    @Nullable String error = context.request().getParam("error");
    return error != null && OAUTH_ERROR.matcher(error).matches()
        ? error
        : "the platform's answer was not accepted";
  }

  private static ForeignIdentity foreign(Platform platform, SecurityIdentity identity) {
    JsonWebToken token = (JsonWebToken) identity.getPrincipal();
    @Nullable String issuer = token.getIssuer();
    @Nullable String subject = token.getSubject();
    if (issuer == null || subject == null) {
      throw new IllegalStateException("the identity token names no issuer or subject");
    }
    @Nullable UserInfo more = identity.getAttribute("userinfo");
    if (more != null && !subject.equals(more.getString("sub"))) {
      throw new IllegalStateException("what the platform tells of the user is of somebody else");
    }
    boolean apart = more != null && more.getString("email") != null;
    Object email = apart ? more.getString("email") : token.getClaim("email");
    Object verified = apart ? more.get("email_verified") : token.getClaim("email_verified");
    boolean known = platform.trustEmail() || isTrue(verified);
    return new ForeignIdentity(platform.name(), issuer, subject, text(email), known);
  }

  private static Optional<String> text(@Nullable Object claim) {
    return claim instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
  }

  /** Some platforms write the truth as text. */
  private static boolean isTrue(@Nullable Object claim) {
    return Boolean.TRUE.equals(claim)
        || JsonValue.TRUE.equals(claim)
        || (claim != null && claim.toString().replace("\"", "").equals("true"));
  }

  private static String cause(Throwable failure) {
    Throwable last = failure;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    String text = String.valueOf(last.getMessage()).replaceAll("\\p{Cntrl}+", " ");
    return text.length() > 300 ? text.substring(0, 300) : text;
  }
}
