package io.jacquard.auth.sso;

import io.jacquard.auth.audit.Origin;
import io.jacquard.auth.http.Answers;
import io.jacquard.auth.http.Origins;
import io.jacquard.auth.http.RequestFields;
import io.jacquard.auth.sso.link.LinkService;
import io.jacquard.auth.sso.platform.Operation;
import io.jacquard.auth.sso.platform.Platforms;
import io.jacquard.auth.user.Entrance.Entered;
import io.jacquard.commons.problem.Envelope;
import io.jacquard.commons.problem.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The paths under {@code /sso}: where a browser starts, and where the platform sends it back. A
 * visit without a return URL is answered as recorded, any other goes on there with a one-time code.
 */
@Path("/sso")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
final class SsoResource {
  private final Platforms platforms;
  private final CodeFlow flow;
  private final Visits visits;
  private final SsoService sso;
  private final LinkService links;
  private final OneTimeCodes codes;

  SsoResource(
      Platforms platforms,
      CodeFlow flow,
      Visits visits,
      SsoService sso,
      LinkService links,
      OneTimeCodes codes) {
    this.platforms = platforms;
    this.flow = flow;
    this.visits = visits;
    this.sso = sso;
    this.links = links;
    this.codes = codes;
  }

  @GET
  @Path("/{platform}/{operation}")
  public RestResponse<Envelope> begin(
      @PathParam("platform") String platform,
      @PathParam("operation") String operation,
      @QueryParam("return_to") @Nullable String returnTo,
      @QueryParam("state") @Nullable String state,
      @QueryParam("code_challenge") @Nullable String challenge,
      @QueryParam("link") @Nullable String ticket,
      @Context RoutingContext context) {
    Platforms.Way way = platforms.require(platform, operation);
    Visit visit = sso.checked(new Visit(SsoService.url(returnTo), state, challenge, ticket));
    try {
      CodeFlow.Departure departure = flow.begin(context, way);
      visits.remember(context, departure.state(), visit);
      return RestResponse.ResponseBuilder.<Envelope>create(RestResponse.Status.FOUND)
          .location(departure.target())
          .cacheControl(Answers.NO_STORE)
          .build();
    } catch (ProblemException e) {
      return back(visit, "error", e);
    }
  }

  @GET
  @Path("/{platform}/{operation}/callback")
  public RestResponse<Envelope> callback(
      @PathParam("platform") String platform,
      @PathParam("operation") String operation,
      @Context RoutingContext context) {
    Platforms.Way way = platforms.require(platform, operation);
    Visit visit = sso.checked(visits.recall(context));
    Origin origin = Origins.of(context.request());
    try {
      ForeignIdentity identity = flow.complete(context, way);
      if (visit.ticket() != null) {
        return proven(visit, links.proof(visit.ticket(), identity), identity);
      }
      Entered entered =
          switch (way.operation()) {
            case LOGIN -> sso.login(identity, origin);
            case REGISTER -> sso.register(identity, origin);
          };
      return entered(visit, way.operation(), entered, identity);
    } catch (ProblemException e) {
      return back(visit, "error", e);
    }
  }

  /** Trades the one-time code that came with the return URL for a token. */
  @POST
  @Path("/token")
  public RestResponse<Envelope> token(
      byte[] body,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
      @Context RoutingContext context) {
    var fields = new RequestFields(body, contentType);
    String code = fields.text("code");
    String verifier = fields.optionalText("code_verifier").orElse(null);
    fields.check();
    Entered entered = sso.redeem(code, verifier, Origins.of(context.request()));
    return Answers.secret(200, account(entered), oauth(entered));
  }

  private RestResponse<Envelope> entered(
      Visit visit, Operation operation, Entered entered, ForeignIdentity identity) {
    if (visit.returnTo() != null) {
      String code = codes.forSignIn(entered.caller().subject(), visit.challenge());
      return back(visit, "code", code);
    }
    Map<String, Object> data = new LinkedHashMap<>();
    if (operation == Operation.REGISTER) {
      data.putAll(account(entered));
      data.put("platform", identity.platform());
      return Answers.secret(201, data, oauth(entered));
    }
    String email = identity.email().orElse(entered.caller().username());
    data.put("message", "Login successful");
    data.put("email", email);
    data.put("token", entered.token());
    data.put("platform", identity.platform());
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("email", email);
    user.put("token", entered.token());
    user.put("root_id", entered.caller().root());
    data.put("user", user);
    return Answers.secret(200, data, oauth(entered));
  }

  private static RestResponse<Envelope> proven(Visit visit, String code, ForeignIdentity identity) {
    if (visit.returnTo() != null) {
      return back(visit, "code", code);
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("message", "Hand in the code at /user/me/sso to link this identity");
    data.put("platform", identity.platform());
    data.put("code", code);
    return Answers.secret(200, data, Map.of());
  }

  private static RestResponse<Envelope> back(Visit visit, String name, ProblemException refusal) {
    if (visit.returnTo() == null) {
      throw refusal;
    }
    return back(visit, name, refusal.code().name());
  }

  private static RestResponse<Envelope> back(Visit visit, String name, String value) {
    UriBuilder target = UriBuilder.fromUri(visit.returnTo()).queryParam(name, value);
    if (visit.state() != null) {
      target.queryParam("state", "{state}");
    }
    URI location = visit.state() == null ? target.build() : target.build(visit.state());
    return RestResponse.ResponseBuilder.<Envelope>create(RestResponse.Status.SEE_OTHER)
        .location(location)
        .cacheControl(Answers.NO_STORE)
        .build();
  }

  private static Map<String, Object> account(Entered entered) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("username", entered.caller().username());
    data.put("token", entered.token());
    data.put("root_id", entered.caller().root());
    return data;
  }

  private static Map<String, Object> oauth(Entered entered) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("access_token", entered.token());
    fields.put("token_type", "bearer");
    return fields;
  }
}
