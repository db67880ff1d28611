package io.jacquard.auth.revocation;

import io.jacquard.commons.identity.revocation.RevocationPage;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;

/** The feed for our own services, long-polled. */
@Path("/internal/revocations")
@Produces(MediaType.APPLICATION_JSON)
final class RevocationResource {

  /** Short enough for a stop not to wait for it, and for another replica's entries to be seen. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final RevocationFeed feed;

  RevocationResource(RevocationFeed feed) {
    this.feed = feed;
  }

  @GET
  public RevocationPage read(@QueryParam("from") @DefaultValue("0") long from)
      throws InterruptedException {
    return feed.await(from, PATIENCE);
  }
}
