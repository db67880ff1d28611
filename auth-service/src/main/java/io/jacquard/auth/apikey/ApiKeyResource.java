package io.jacquard.auth.apikey;

import io.jacquard.auth.http.Answers;
import io.jacquard.auth.http.Origins;
import io.jacquard.auth.http.RequestFields;
import io.jacquard.commons.problem.Envelope;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.jspecify.annotations.Nullable;

/** The paths under {@code /api-key}. As recorded, a missing Authorization header answers 422. */
@Path("/api-key")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
final class ApiKeyResource {
  private final ApiKeyService keys;

  ApiKeyResource(ApiKeyService keys) {
    this.keys = keys;
  }

  @POST
  @Path("/create")
  public RestResponse<Envelope> create(
      byte[] body,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context HttpServerRequest request) {
    var fields = new RequestFields(body, contentType);
    String bearer = fields.header(HttpHeaders.AUTHORIZATION, authorization);
    var wish =
        new ApiKeyService.Wish(
            fields.text("name"), fields.wholeNumber("expiry_days"), fields.texts("scopes"));
    fields.check();
    ApiKeyService.Created created = keys.create(bearer, wish, Origins.of(request));
    StoredKey key = created.key();
    Map<String, @Nullable Object> recorded = new LinkedHashMap<>();
    recorded.put("api_key", created.text());
    recorded.put("api_key_id", key.id());
    recorded.put("name", key.name());
    putTimes(recorded, key);
    Map<String, @Nullable Object> data = new LinkedHashMap<>(recorded);
    putDetails(data, key);
    data.put("signing_secret", created.signingSecret());
    return Answers.of(201, data, recorded);
  }

  @GET
  @Path("/list")
  public RestResponse<Envelope> list(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    List<Map<String, @Nullable Object>> listed =
        keys.list(bearer(authorization)).stream().map(this::shown).toList();
    Map<String, Object> data = Map.of("api_keys", listed);
    return Answers.of(200, data, data);
  }

  @DELETE
  @Path("/{api_key_id}")
  public RestResponse<Envelope> revoke(
      @PathParam("api_key_id") String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context HttpServerRequest request) {
    keys.revoke(bearer(authorization), id, Origins.of(request));
    return Answers.of(200, Map.of("message", "API key '" + id + "' has been revoked"));
  }

  @POST
  @Path("/{api_key_id}/rotate-secret")
  public RestResponse<Envelope> rotate(
      @PathParam("api_key_id") String id,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @Context HttpServerRequest request) {
    String secret = keys.rotate(bearer(authorization), id, Origins.of(request));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("api_key_id", id);
    data.put("signing_secret", secret);
    return Answers.of(200, data);
  }

  private Map<String, @Nullable Object> shown(StoredKey key) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("api_key_id", key.id());
    fields.put("name", key.name());
    putTimes(fields, key);
    fields.put("active", keys.active(key));
    putDetails(fields, key);
    fields.put("last_used_at", key.usedAt() == null ? null : Answers.time(key.usedAt()));
    return fields;
  }

  private static void putTimes(Map<String, @Nullable Object> fields, StoredKey key) {
    fields.put("created_at", Answers.time(key.createdAt()));
    fields.put("expires_at", key.expiresAt() == null ? null : Answers.time(key.expiresAt()));
  }

  private static void putDetails(Map<String, @Nullable Object> fields, StoredKey key) {
    fields.put("prefix", key.prefix());
    fields.put("suffix", key.suffix());
    fields.put("scopes", key.scopes());
  }

  private static String bearer(@Nullable String authorization) {
    var fields = RequestFields.none();
    String bearer = fields.header(HttpHeaders.AUTHORIZATION, authorization);
    fields.check();
    return bearer;
  }
}
