package io.jacquard.auth.sso;

import io.jacquard.auth.sso.platform.Platform;
import io.jacquard.auth.sso.platform.Platforms;
import io.jacquard.commons.identity.key.TokenSecret;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The tenants of Quarkus's OpenID Connect: one for each way to a platform, made when it is first
 * gone. Only requests that were given a way have one; on every other request the extension finds no
 * tenant and does nothing.
 */
@Singleton
final class Tenants implements TenantConfigResolver {

  /** How long somebody may stay on the platform's pages. */
  static final Duration LONGEST_VISIT = Duration.ofMinutes(10);

  private static final String KEY = "io.jacquard.sso.tenant";

  private final Map<Platforms.Way, OidcTenantConfig> byWay = new ConcurrentHashMap<>();
  private final SsoAddress address;
  private final String stateSecret;

  Tenants(SsoAddress address, TokenSecret secret) {
    this.address = address;
    this.stateSecret = HexFormat.of().formatHex(secret.derived("sso-state").getEncoded());
  }

  /** Gives a request its way; its answer will belong to this tenant. */
  String choose(RoutingContext context, Platforms.Way way) {
    OidcTenantConfig tenant = byWay.computeIfAbsent(way, this::tenant);
    context.put(KEY, tenant);
    return tenant.tenantId().orElseThrow();
  }

  @Override
  public Uni<OidcTenantConfig> resolve(
      RoutingContext context, OidcRequestContext<OidcTenantConfig> request) {
    @Nullable OidcTenantConfig chosen = context.get(KEY);
    return chosen == null ? Uni.createFrom().nullItem() : Uni.createFrom().item(chosen);
  }

  private OidcTenantConfig tenant(Platforms.Way way) {
    Platform platform = way.platform();
    return OidcTenantConfig.builder()
        .tenantId(platform.name() + "-" + way.operation().path())
        .applicationType(ApplicationType.WEB_APP)
        .authServerUrl(platform.issuer().toString())
        .clientId(platform.clientId())
        .credentials(platform.clientSecret())
        .connectionTimeout(CodeFlow.PATIENCE)
        .authentication()
        .redirectPath(address.callback(way))
        .scopes("email", "profile")
        .pkceRequired()
        .nonceRequired()
        .stateSecret(stateSecret)
        .stateCookieAge(LONGEST_VISIT)
        .cookiePath("/sso")
        .cookieForceSecure(address.secure())
        .restorePathAfterRedirect(false)
        .removeRedirectParameters(false)
        .userInfoRequired(platform.userInfo())
        .end()
        .build();
  }
}
