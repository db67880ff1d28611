package io.jacquard.auth.admin;

import io.jacquard.auth.audit.AuditEntry;
import io.jacquard.auth.audit.Origin;
import io.jacquard.auth.http.Answers;
import io.jacquard.auth.http.Origins;
import io.jacquard.auth.http.RequestFields;
import io.jacquard.auth.user.UserAdministration;
import io.jacquard.auth.user.UserAdministration.Listed;
import io.jacquard.commons.boot.BootReport;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What administrators do. An account goes by its id or its name. */
@Path("/admin")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
final class AdminResource {
  private final AdminGate gate;
  private final UserAdministration users;
  private final BootReport report;

  AdminResource(AdminGate gate, UserAdministration users, BootReport report) {
    this.gate = gate;
    this.users = users;
    this.report = report;
  }

  /** What is unsafe about the installation. */
  @GET
  @Path("/report")
  public Map<String, Object> report(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer) {
    gate.check(bearer);
    return Map.of("production", report.production(), "findings", report.findings());
  }

  @GET
  @Path("/users")
  public Map<String, @Nullable Object> list(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    gate.check(bearer);
    UserAdministration.Page page = users.list(cursor, limit);
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("users", page.users().stream().map(AdminResource::shown).toList());
    answer.put("cursor", page.cursor());
    return answer;
  }

  @POST
  @Path("/users")
  public RestResponse<Map<String, Object>> add(
      byte[] body,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @Context HttpServerRequest request) {
    gate.check(bearer);
    var fields = new RequestFields(body, contentType);
    String username = fields.text("username");
    String password = fields.text("password");
    boolean admin = fields.truth("admin");
    fields.check();
    Listed added = users.add(username, password, admin, Origins.of(request));
    return RestResponse.status(RestResponse.Status.CREATED, shown(added));
  }

  @GET
  @Path("/users/{user}")
  public Map<String, Object> find(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @PathParam("user") String user) {
    gate.check(bearer);
    return shown(users.find(user));
  }

  @GET
  @Path("/users/{user}/events")
  public Map<String, Object> events(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @PathParam("user") String user) {
    gate.check(bearer);
    return Map.of("events", users.events(user).stream().map(AdminResource::shown).toList());
  }

  @PUT
  @Path("/users/{user}/roles/admin")
  public Map<String, Object> makeAdmin(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @PathParam("user") String user,
      @Context HttpServerRequest request) {
    return change(bearer, request, origin -> users.setAdmin(user, true, origin));
  }

  @DELETE
  @Path("/users/{user}/roles/admin")
  public Map<String, Object> unmakeAdmin(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @PathParam("user") String user,
      @Context HttpServerRequest request) {
    return change(bearer, request, origin -> users.setAdmin(user, false, origin));
  }

  @PUT
  @Path("/users/{user}/disabled")
  public Map<String, Object> disable(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @PathParam("user") String user,
      @Context HttpServerRequest request) {
    return change(bearer, request, origin -> users.setDisabled(user, true, origin));
  }

  @DELETE
  @Path("/users/{user}/disabled")
  public Map<String, Object> enable(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @PathParam("user") String user,
      @Context HttpServerRequest request) {
    return change(bearer, request, origin -> users.setDisabled(user, false, origin));
  }

  @DELETE
  @Path("/users/{user}/sessions")
  public Map<String, Object> endSessions(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @PathParam("user") String user,
      @Context HttpServerRequest request) {
    return change(bearer, request, origin -> users.endSessions(user, origin));
  }

  private Map<String, Object> change(
      String bearer, HttpServerRequest request, Function<Origin, Listed> change) {
    gate.check(bearer);
    return shown(change.apply(Origins.of(request)));
  }

  private static Map<String, Object> shown(Listed user) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("user_id", user.id());
    fields.put("username", user.username());
    fields.put("root_id", user.root());
    fields.put("roles", user.admin() ? List.of("user", "admin") : List.of("user"));
    fields.put("disabled", user.disabled());
    fields.put("created_at", Answers.time(user.createdAt()));
    return fields;
  }

  private static Map<String, Object> shown(AuditEntry entry) {
    Origin origin = entry.origin();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("at", Answers.time(entry.at()));
    fields.put("event", entry.event().name());
    fields.put("username", entry.username());
    fields.put("address", origin.address());
    fields.put("client", origin.client());
    return fields;
  }
}
