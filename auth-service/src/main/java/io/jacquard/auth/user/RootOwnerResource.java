package io.jacquard.auth.user;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For our own services, which know users by their roots: what a root's owner may do. */
@Path("/internal/roots")
@Produces(MediaType.APPLICATION_JSON)
final class RootOwnerResource {
  private final Accounts accounts;

  RootOwnerResource(Accounts accounts) {
    this.accounts = accounts;
  }

  /** What the owner of a root may do; nothing when it has none. */
  public record Rights(boolean admin) {}

  @GET
  @Path("/{root}")
  public Rights rights(@PathParam("root") String root) {
    return new Rights(accounts.administers(root));
  }
}
