package io.jacquard.auth.sso;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** Keeps no token of a platform: once a callback is answered, only our own session counts. */
@Alternative
@Priority(1)
@Singleton
final class NoProviderTokens implements TokenStateManager {

  @Override
  public Uni<String> createTokenState(
      RoutingContext context,
      OidcTenantConfig tenant,
      AuthorizationCodeTokens tokens,
      OidcRequestContext<String> request) {
    return Uni.createFrom().item("none");
  }

  @Override
  public Uni<AuthorizationCodeTokens> getTokens(
      RoutingContext context,
      OidcTenantConfig tenant,
      String state,
      OidcRequestContext<AuthorizationCodeTokens> request) {
    return Uni.createFrom().failure(new AuthenticationFailedException("no session is kept"));
  }

  @Override
  public Uni<Void> deleteTokens(
      RoutingContext context,
      OidcTenantConfig tenant,
      String state,
      OidcRequestContext<Void> request) {
    return Uni.createFrom().voidItem();
  }
}
