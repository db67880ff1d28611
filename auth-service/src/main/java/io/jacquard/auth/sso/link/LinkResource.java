package io.jacquard.auth.sso.link;

import io.jacquard.auth.http.Answers;
import io.jacquard.auth.http.Origins;
import io.jacquard.auth.http.RequestFields;
import io.jacquard.auth.sso.SsoAddress;
import io.jacquard.auth.sso.platform.Operation;
import io.jacquard.auth.sso.platform.Platforms;
import io.jacquard.commons.problem.Envelope;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The paths under {@code /user/me/sso}: which identities one's own account is entered with. */
@Path("/user/me/sso")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
final class LinkResource {
  private final Platforms platforms;
  private final SsoAddress address;
  private final LinkService links;

  LinkResource(Platforms platforms, SsoAddress address, LinkService links) {
    this.platforms = platforms;
    this.address = address;
    this.links = links;
  }

  @GET
  public RestResponse<Envelope> list(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer) {
    return Answers.of(
        200, Map.of("links", links.list(bearer).stream().map(OwnedLinks::shown).toList()));
  }

  /** Where to go in a browser to prove an identity; return_to and state may be added. */
  @POST
  @Path("/{platform}/start")
  public RestResponse<Envelope> offer(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @PathParam("platform") String platform) {
    Platforms.Way way = platforms.require(platform, Operation.LOGIN.path());
    return Answers.secret(
        200, Map.of("url", address.start(way) + "?link=" + links.ticket(bearer)), Map.of());
  }

  /** Hands in the code that came back from there. */
  @POST
  public RestResponse<Envelope> link(
      byte[] body,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @Context HttpServerRequest request) {
    var fields = new RequestFields(body, contentType);
    String code = fields.text("code");
    fields.check();
    return Answers.of(201, OwnedLinks.shown(links.link(bearer, code, Origins.of(request))));
  }

  @DELETE
  @Path("/{id}")
  public RestResponse<Envelope> unlink(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @PathParam("id") String id,
      @Context HttpServerRequest request) {
    links.unlink(bearer, id, Origins.of(request));
    return Answers.of(200, Map.of("message", "Link removed"));
  }
}
