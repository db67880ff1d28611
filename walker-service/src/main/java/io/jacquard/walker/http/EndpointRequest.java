package io.jacquard.walker.http;

import io.jacquard.commons.edge.Percent;
import io.jacquard.commons.json.JsonLimits;
import io.jacquard.walker.route.Route;
import io.jacquard.walker.route.RouteTable.Match;
import io.jacquard.walker.typing.Inputs;
import io.jacquard.walker.upload.Form;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that reached an endpoint, body and all. */
final class EndpointRequest implements Inputs.Request {
  private static final List<String> NODE_PARAMETERS = List.of("node", "_jac_spawn_node");

  private final HttpServerRequest request;
  private final Match.Found found;
  private final byte[] body;
  private final Form form;
  private final JsonLimits jsonLimits;
  private final Map<String, List<String>> query;

  EndpointRequest(
      HttpServerRequest request, Match.Found found, byte[] body, JsonLimits jsonLimits) {
    this(request, found, body, new Form(), jsonLimits);
  }

  EndpointRequest(HttpServerRequest request, Match.Found found, Form form) {
    this(request, found, new byte[0], form, JsonLimits.DEFAULT);
  }

  private EndpointRequest(
      HttpServerRequest request, Match.Found found, byte[] body, Form form, JsonLimits jsonLimits) {
    this.request = request;
    this.found = found;
    this.body = body;
    this.form = form;
    this.jsonLimits = jsonLimits;
    this.query = Percent.parameters(request.query());
  }

  Route route() {
    return found.route();
  }

  HttpServerResponse response() {
    return request.response();
  }

  /** The node a walker starts on, as written; {@code null} for the root. */
  @Nullable String target() {
    if (route().nodeLast()) {
      return found.parameters().get(Route.NODE);
    }
    for (String name : NODE_PARAMETERS) {
      List<String> values = query.get(name);
      if (values != null && !route().inputs().declaresQuery(name)) {
        return values.getLast();
      }
    }
    return null;
  }

  @Nullable String authorization() {
    return request.getHeader(HttpHeaders.AUTHORIZATION);
  }

  @Nullable String accept() {
    return request.getHeader(HttpHeaders.ACCEPT);
  }

  @Override
  public String pathParameter(String name) {
    return found.parameters().getOrDefault(name, "");
  }

  @Override
  public List<String> queryParameter(String name) {
    return query.getOrDefault(name, List.of());
  }

  @Override
  public byte[] body() {
    return body;
  }

  @Override
  public Form form() {
    return form;
  }

  /** Removes the files that came with it. */
  void close() {
    form.close();
  }

  @Override
  public JsonLimits jsonLimits() {
    return jsonLimits;
  }

  @Override
  public @Nullable String contentType() {
    return request.getHeader(HttpHeaders.CONTENT_TYPE);
  }
}
