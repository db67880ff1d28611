package io.jacquard.auth.admin;

import io.jacquard.auth.audit.AuditEntry;
import io.jacquard.auth.audit.Origin;
import io.jacquard.auth.http.Answers;
import io.jacquard.auth.http.Origins;
import io.jacquard.auth.user.UserAdministration;
import io.jacquard.auth.user.UserAdministration.Listed;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.jspecify.annotations.Nullable;

/** Accounts for administrators. An account goes by its id or its name. */
@Path("/admin/users")
@Produces(MediaType.APPLICATION_JSON)
final class AdminResource {
  private final AdminGate gate;
  private final UserAdministration users;

  AdminResource(AdminGate gate, UserAdministration users) {
    this.gate = gate;
    this.users = users;
  }

  @GET
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

  @GET
  @Path("/{user}")
  public Map<String, Object> find(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @PathParam("user") String user) {
    gate.check(bearer);
    return shown(users.find(user));
  }

  @GET
  @Path("/{user}/events")
  public Map<String, Object> events(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @PathParam("user") String user) {
    gate.check(bearer);
    return Map.of("events", users.events(user).stream().map(AdminResource::shown).toList());
  }

  @PUT
  @Path("/{user}/roles/admin")
  public Map<String, Object> makeAdmin(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @PathParam("user") String user,
      @Context HttpServerRequest request) {
    gate.check(bearer);
    return shown(users.setAdmin(user, true, Origins.of(request)));
  }

  @DELETE
  @Path("/{user}/roles/admin")
  public Map<String, Object> unmakeAdmin(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @PathParam("user") String user,
      @Context HttpServerRequest request) {
    gate.check(bearer);
    return shown(users.setAdmin(user, false, Origins.of(request)));
  }

  @PUT
  @Path("/{user}/disabled")
  public Map<String, Object> disable(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @PathParam("user") String user,
      @Context HttpServerRequest request) {
    gate.check(bearer);
    return shown(users.setDisabled(user, true, Origins.of(request)));
  }

  @DELETE
  @Path("/{user}/disabled")
  public Map<String, Object> enable(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @PathParam("user") String user,
      @Context HttpServerRequest request) {
    gate.check(bearer);
    return shown(users.setDisabled(user, false, Origins.of(request)));
  }

  @DELETE
  @Path("/{user}/sessions")
  public Map<String, Object> endSessions(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @PathParam("user") String user,
      @Context HttpServerRequest request) {
    gate.check(bearer);
    return shown(users.endSessions(user, Origins.of(request)));
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
