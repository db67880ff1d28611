package io.jacquard.auth.user;

import io.jacquard.auth.http.Answers;
import io.jacquard.auth.http.Origins;
import io.jacquard.auth.session.Session;
import io.jacquard.commons.problem.Envelope;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;

/** The paths under {@code /user/me}: one's own account. */
@Path("/user/me")
@Produces(MediaType.APPLICATION_JSON)
final class AccountResource {
  private final AccountService accounts;

  AccountResource(AccountService accounts) {
    this.accounts = accounts;
  }

  @GET
  public RestResponse<Envelope> user(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer) {
    return Answers.of(200, shown(accounts.user(bearer)));
  }

  @DELETE
  public RestResponse<Envelope> delete(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @Context HttpServerRequest request) {
    accounts.delete(bearer, Origins.of(request));
    return message("User deleted");
  }

  @GET
  @Path("/export")
  public RestResponse<Envelope> export(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer) {
    User user = accounts.user(bearer);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("user", shown(user));
    data.put("sessions", shown(accounts.sessions(bearer)));
    data.putAll(accounts.ownedBy(user));
    return Answers.of(200, data);
  }

  @GET
  @Path("/sessions")
  public RestResponse<Envelope> sessions(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer) {
    return Answers.of(200, Map.of("sessions", shown(accounts.sessions(bearer))));
  }

  @DELETE
  @Path("/sessions")
  public RestResponse<Envelope> endAll(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @Context HttpServerRequest request) {
    accounts.endAll(bearer, Origins.of(request));
    return message("All sessions ended");
  }

  @DELETE
  @Path("/sessions/{id}")
  public RestResponse<Envelope> end(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @PathParam("id") String id,
      @Context HttpServerRequest request) {
    accounts.end(bearer, id, Origins.of(request));
    return message("Session ended");
  }

  private static Map<String, Object> shown(User user) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("user_id", user.id());
    fields.put("username", user.username());
    fields.put("root_id", user.root());
    fields.put("roles", user.admin() ? List.of("user", "admin") : List.of("user"));
    fields.put("created_at", Answers.time(user.createdAt()));
    return fields;
  }

  private static List<Map<String, Object>> shown(AccountService.SessionList list) {
    return list.sessions().stream()
        .map(session -> shown(session, session.id().equals(list.current())))
        .toList();
  }

  private static Map<String, Object> shown(Session session, boolean current) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("session_id", session.id());
    fields.put("client", session.client());
    fields.put("current", current);
    fields.put("created_at", Answers.time(session.createdAt()));
    fields.put("used_at", Answers.time(session.usedAt()));
    fields.put("expires_at", Answers.time(session.expiresAt()));
    return fields;
  }

  private static RestResponse<Envelope> message(String text) {
    return Answers.of(200, Map.of("message", text));
  }
}
