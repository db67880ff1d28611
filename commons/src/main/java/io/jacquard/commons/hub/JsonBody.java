package io.jacquard.commons.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads JSON bodies, within limits of size and time. */
@Singleton
public final class JsonBody {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> TYPES = Set.of("application/json", "text/json");
  private static final String UNREADABLE = "Could not parse content";

  private final long limit;
  private final long patience;

  JsonBody(HubApiConfig config) {
    this.limit = config.maxBody().asLongValue();
    this.patience = config.bodyTimeout().toMillis();
  }

  /** Hands on the body, a missing node for none, or answers why it cannot be read. */
  public void read(HubRequest request, Consumer<JsonNode> next) {
    HttpServerRequest http = request.http();
    Buffer collected = Buffer.buffer();
    long timer =
        request
            .context()
            .vertx()
            .setTimer(patience, _ -> request.refuse(408, "The body took too long"));
    http.exceptionHandler(_ -> request.context().vertx().cancelTimer(timer));
    http.handler(chunk -> {
      if (collected.length() + chunk.length() <= limit) {
        collected.appendBuffer(chunk);
      } else if (request.context().vertx().cancelTimer(timer)) {
        request.refuse(413, "The body is larger than " + limit + " bytes");
      }
    });
    http.endHandler(_ -> {
      if (request.context().vertx().cancelTimer(timer)) {
        parse(request, collected, next);
      }
    });
    request.proceed();
  }

  private static void parse(HubRequest request, Buffer body, Consumer<JsonNode> next) {
    if (body.length() == 0) {
      next.accept(MissingNode.getInstance());
      return;
    }
    @Nullable String type = request.plainHeader(HttpHeaders.CONTENT_TYPE);
    if (type == null || !TYPES.contains(type)) {
      request.error(400, UNREADABLE);
      return;
    }
    JsonNode json;
    try {
      json = JSON.readTree(body.getBytes());
    } catch (JsonProcessingException _) {
      request.error(400, UNREADABLE);
      return;
    } catch (IOException e) {
      request.fail(e);
      return;
    }
    next.accept(json);
  }
}
