package io.jacquard.auth.token;

import io.jacquard.commons.identity.key.TokenKeys;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;

/** The public keys that tokens are signed with, for whoever wants to check one himself. */
@Path("/.well-known/jwks.json")
@Produces("application/json")
final class JwksResource {
  private static final String MINUTES = "public, max-age=300";

  private final TokenKeys keys;

  JwksResource(TokenKeys keys) {
    this.keys = keys;
  }

  @GET
  public RestResponse<Map<String, Object>> keys() {
    return RestResponse.ResponseBuilder.ok(keys.published())
        .header(HttpHeaders.CACHE_CONTROL, MINUTES)
        .build();
  }
}
