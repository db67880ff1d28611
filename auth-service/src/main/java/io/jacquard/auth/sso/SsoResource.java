package io.jacquard.auth.sso;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The paths under {@code /sso}: where a browser starts, and where the platform sends it back. */
@Path("/sso/{platform}/{operation}")
@Produces(MediaType.APPLICATION_JSON)
final class SsoResource {
  private final SsoService sso;

  SsoResource(SsoService sso) {
    this.sso = sso;
  }

  @GET
  public void begin(
      @PathParam("platform") String platform, @PathParam("operation") String operation) {
    sso.begin(platform, operation);
  }

  @GET
  @Path("/callback")
  public void callback(
      @PathParam("platform") String platform, @PathParam("operation") String operation) {
    sso.begin(platform, operation);
  }
}
