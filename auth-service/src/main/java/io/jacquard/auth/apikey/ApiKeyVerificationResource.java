package io.jacquard.auth.apikey;

import io.jacquard.commons.apikey.ApiKeyQuestion;
import io.jacquard.commons.apikey.ApiKeyVerdict;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tells our own services whether an API key is good. */
@Path("/internal/api-keys")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
final class ApiKeyVerificationResource {
  private final ApiKeyService keys;

  ApiKeyVerificationResource(ApiKeyService keys) {
    this.keys = keys;
  }

  @POST
  @Path("/verify")
  public ApiKeyVerdict verify(ApiKeyQuestion question) {
    return new ApiKeyVerdict(keys.verify(question.key()).orElse(null));
  }
}
