package io.jacquard.auth.departure;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** For the service that keeps the graphs: which of them are to go. */
@Path("/internal/departures")
@Produces(MediaType.APPLICATION_JSON)
final class DepartureResource {
  private final Departures departures;

  DepartureResource(Departures departures) {
    this.departures = departures;
  }

  /** Roots of deleted users. */
  public record Due(List<String> roots) {}

  /** A root whose graph is gone. */
  public record Done(@NotNull @Pattern(regexp = "[0-9a-f]{32}") String root) {}

  @GET
  public Due due() {
    return new Due(departures.due());
  }

  @POST
  @Path("/done")
  @Consumes(MediaType.APPLICATION_JSON)
  public Due done(@Valid @NotNull Done done) {
    departures.done(done.root());
    return due();
  }
}
