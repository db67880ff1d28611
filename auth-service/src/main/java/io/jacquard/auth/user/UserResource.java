package io.jacquard.auth.user;

import io.jacquard.auth.http.Answers;
import io.jacquard.auth.http.Origins;
import io.jacquard.auth.http.RequestFields;
import io.jacquard.commons.problem.Envelope;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The paths under {@code /user}. Bodies are read by {@link RequestFields}, because their errors are
 * part of the contract; runs on worker threads, because the store beneath is native code.
 */
@Path("/user")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
final class UserResource {
  private final UserService users;

  UserResource(UserService users) {
    this.users = users;
  }

  @POST
  @Path("/register")
  public RestResponse<Envelope> register(
      byte[] body,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
      @Context HttpServerRequest request) {
    var fields = new RequestFields(body, contentType);
    String username = fields.text("username", "email");
    String password = fields.text("password");
    fields.check();
    SignedIn registered = users.register(username, password, Origins.of(request));
    return signedIn(201, registered, users.warning(username, password));
  }

  @POST
  @Path("/login")
  public RestResponse<Envelope> login(
      byte[] body,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
      @Context HttpServerRequest request) {
    var fields = new RequestFields(body, contentType);
    String username = fields.text("username", "email");
    String password = fields.text("password");
    fields.check();
    return signedIn(200, users.login(username, password, Origins.of(request)), Optional.empty());
  }

  @POST
  @Path("/refresh-token")
  public RestResponse<Envelope> refresh(
      byte[] body, @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType) {
    var fields = new RequestFields(body, contentType);
    String token = fields.text("token");
    fields.check();
    SignedIn session = users.refresh(token);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("token", session.token());
    data.put("message", "Token refreshed successfully");
    return Answers.of(200, data);
  }

  @PUT
  @Path("/username")
  public RestResponse<Envelope> rename(
      byte[] body,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @Context HttpServerRequest request) {
    var fields = new RequestFields(body, contentType);
    String currentName = fields.text("current_username");
    String newName = fields.text("new_username");
    fields.check();
    return signedIn(
        200, users.rename(bearer, currentName, newName, Origins.of(request)), Optional.empty());
  }

  @PUT
  @Path("/password")
  public RestResponse<Envelope> changePassword(
      byte[] body,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @DefaultValue("") String bearer,
      @Context HttpServerRequest request) {
    var fields = new RequestFields(body, contentType);
    String username = fields.text("username");
    String current = fields.text("current_password");
    String replacement = fields.text("new_password");
    fields.check();
    User user = users.changePassword(bearer, username, current, replacement, Origins.of(request));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("username", user.username());
    data.put("message", "Password updated successfully");
    return Answers.of(200, data, warnings(users.warning(username, replacement)));
  }

  /** The recorded envelope, and the token once more where clients of the seed look for it. */
  private static RestResponse<Envelope> signedIn(
      int status, SignedIn session, Optional<String> warning) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("username", session.user().username());
    data.put("token", session.token());
    data.put("root_id", session.user().root());
    Map<String, Object> oauth = new LinkedHashMap<>();
    oauth.put("access_token", session.token());
    oauth.put("token_type", "bearer");
    oauth.putAll(warnings(warning));
    return Answers.of(status, data, oauth);
  }

  /** What clients may show about a password that was taken though it is a bad one. */
  private static Map<String, Object> warnings(Optional<String> warning) {
    return warning
        .<Map<String, Object>>map(text -> Map.of("warnings", List.of(text)))
        .orElse(Map.of());
  }
}
