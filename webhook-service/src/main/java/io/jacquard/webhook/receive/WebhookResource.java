package io.jacquard.webhook.receive;

import io.jacquard.commons.problem.Envelope;
import io.jacquard.commons.problem.Violation;
import io.jacquard.commons.problem.ViolationException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code POST /webhook/{name}}. */
@Path("/webhook")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
final class WebhookResource {
  private static final String KEY = "x-api-key";

  private final WebhookService webhooks;
  private final WebhookConfig config;

  WebhookResource(WebhookService webhooks, WebhookConfig config) {
    this.webhooks = webhooks;
    this.config = config;
  }

  @POST
  @Path("/{name}")
  @RunOnVirtualThread
  public Response receive(
      @PathParam("name") String name,
      byte[] body,
      @HeaderParam(KEY) @Nullable String key,
      @Context HttpHeaders headers) {
    if (!isJson(headers.getHeaderString(HttpHeaders.CONTENT_TYPE))) {
      return refusal(415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type must be application/json");
    }
    if (body.length > config.maxBody().asLongValue()) {
      return refusal(413, "PAYLOAD_TOO_LARGE", "The body is too large");
    }
    if (key == null) {
      List<Object> where = List.of("header", KEY);
      throw new ViolationException(List.of(Violation.missing(where, null)));
    }
    Event event =
        new Event(
            name,
            body,
            key,
            headers.getHeaderString(config.signatureHeader()),
            headers.getHeaderString("webhook-id"),
            headers.getHeaderString("webhook-timestamp"),
            headers.getHeaderString("webhook-signature"));
    WalkerClient.Answer answer = webhooks.receive(event);
    Response.ResponseBuilder response = Response.status(answer.status()).entity(answer.json());
    if (answer.status() == 405) {
      response.header(HttpHeaders.ALLOW, "GET");
    }
    return response.type(MediaType.APPLICATION_JSON_TYPE).build();
  }

  private static boolean isJson(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/json")
        || (type.startsWith("application/") && type.endsWith("+json"));
  }

  private static Response refusal(int status, String code, String message) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(Envelope.failure(status, code, message))
        .build();
  }
}
