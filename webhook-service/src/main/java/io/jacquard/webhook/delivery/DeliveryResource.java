package io.jacquard.webhook.delivery;

import io.jacquard.commons.identity.Caller;
import io.jacquard.commons.identity.TokenVerifier;
import io.jacquard.commons.problem.CommonProblem;
import io.jacquard.commons.problem.Envelope;
import io.jacquard.commons.problem.ProblemException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /webhook/deliveries/{key id}}: what became of the events with one's own key. */
@Path("/webhook/deliveries")
@Produces(MediaType.APPLICATION_JSON)
final class DeliveryResource {
  private static final String BEARER = "Bearer ";
  private static final int MOST = 1000;

  private final DeliveryLog log;
  private final TokenVerifier tokens;

  DeliveryResource(DeliveryLog log, TokenVerifier tokens) {
    this.log = log;
    this.tokens = tokens;
  }

  @GET
  @Path("/{key}")
  public Envelope list(
      @PathParam("key") String key,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @QueryParam("cursor") @Nullable String cursor,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    String owner = caller(authorization).subject();
    if (limit < 1 || limit > MOST) {
      throw refused("limit is a number from 1 to " + MOST);
    }
    DeliveryLog.Page page = page(owner, key, limit, cursor);
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("deliveries", page.deliveries().stream().map(DeliveryResource::shown).toList());
    data.put("cursor", page.cursor());
    return Envelope.of(200, data);
  }

  private DeliveryLog.Page page(String owner, String key, int limit, @Nullable String cursor) {
    try {
      return log.of(owner, key, limit, cursor);
    } catch (IllegalArgumentException _) {
      throw refused("the cursor is none that a listing has answered");
    }
  }

  private static ProblemException refused(String reason) {
    return new ProblemException(CommonProblem.VALIDATION_ERROR, reason);
  }

  private Caller caller(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith(BEARER)) {
      throw new ProblemException(CommonProblem.UNAUTHORIZED, "Unauthorized");
    }
    return tokens
        .verify(authorization.substring(BEARER.length()))
        .orElseThrow(() -> new ProblemException(CommonProblem.UNAUTHORIZED, "Unauthorized"));
  }

  private static Map<String, @Nullable Object> shown(Delivery delivery) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("webhook", delivery.walker());
    fields.put("event_id", delivery.event());
    fields.put("at", delivery.at().toString());
    fields.put("status", delivery.status());
    fields.put("duration_ms", delivery.millis());
    fields.put("error", delivery.error());
    return fields;
  }
}
