package io.jacquard.auth.http;

import io.jacquard.auth.audit.Origin;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Reads where a request comes from. */
public final class Origins {
  private Origins() {}

  /** The address is the client's own only where trusted proxies are configured. */
  public static Origin of(HttpServerRequest request) {
    @Nullable String client = request.getHeader(HttpHeaders.USER_AGENT);
    return new Origin(request.remoteAddress().hostAddress(), client == null ? "" : client);
  }
}
