package io.jacquard.walker.http;

import io.jacquard.commons.json.JsonLimits;
import io.jacquard.walker.typing.Inputs;
import io.jacquard.walker.upload.Form;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a traversal as they were sent; a POST without a body asks for the defaults. */
final class TraverseRequest implements Inputs.Request {
  private static final byte[] NOTHING = {'{', '}'};
  private static final String JSON = "application/json";

  private final HttpServerRequest request;
  private final byte[] body;
  private final JsonLimits jsonLimits;
  private final Map<String, List<String>> query;

  TraverseRequest(HttpServerRequest request, byte[] body, JsonLimits jsonLimits) {
    this.request = request;
    this.body = body;
    this.jsonLimits = jsonLimits;
    this.query = new QueryStringDecoder(request.uri()).parameters();
  }

  @Override
  public String pathParameter(String name) {
    throw new IllegalStateException("the path has no " + name);
  }

  @Override
  public List<String> queryParameter(String name) {
    return query.getOrDefault(name, List.of());
  }

  @Override
  public byte[] body() {
    return body.length == 0 ? NOTHING : body;
  }

  @Override
  public JsonLimits jsonLimits() {
    return jsonLimits;
  }

  @Override
  public @Nullable String contentType() {
    return body.length == 0 ? JSON : request.getHeader(HttpHeaders.CONTENT_TYPE);
  }

  @Override
  public Form form() {
    throw new IllegalStateException("a traversal takes no files");
  }
}
