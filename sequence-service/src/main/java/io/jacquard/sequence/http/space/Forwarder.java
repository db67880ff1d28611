package io.jacquard.sequence.http.space;

import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.LongStreams;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands a request to another process as it is and its answer back, both as they come. The head of
 * either goes before its body, and whoever goes away ends the other side too.
 */
@Singleton
public final class Forwarder {
  private static final Logger LOG = Logger.getLogger(Forwarder.class);
  private static final int CONNECT_MILLIS = 5000;
  private static final int MOST_CONNECTIONS = 10_000;
  private static final Set<String> OF_ONE_CONNECTION =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "expect",
          "host");

  private final HttpClient client;

  Forwarder(Vertx vertx) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setDecompressionSupported(false));
  }

  /**
   * Where a request goes.
   *
   * @param base the other process
   * @param path as it is sent there, with its escapes
   * @param headers set in place of those that came
   */
  record Target(URI base, String path, Map<String, String> headers) {}

  /** Hands on a request whose body nobody has begun to read; called on its own thread. */
  void forward(HubRequest request, Target target) {
    HttpServerRequest in = request.http();
    in.pause();
    @Nullable String query = in.query();
    RequestOptions options =
        new RequestOptions()
            .setMethod(in.method())
            .setHost(target.base().getHost())
            .setPort(port(target.base()))
            .setSsl("https".equals(target.base().getScheme()))
            .setURI(query == null ? target.path() : target.path() + "?" + query)
            .setHeaders(headers(in, target));
    client
        .request(options)
        .onSuccess(out -> send(request, out))
        .onFailure(failure -> unreachable(request, failure));
  }

  /** Begins to read what another process answers; its body waits until somebody takes it. */
  Future<HttpClientResponse> open(URI base, String path, Map<String, String> headers) {
    RequestOptions options =
        new RequestOptions()
            .setHost(base.getHost())
            .setPort(port(base))
            .setSsl("https".equals(base.getScheme()))
            .setURI(path);
    headers.forEach(options::addHeader);
    return client
        .request(options)
        .compose(HttpClientRequest::send)
        .onSuccess(HttpClientResponse::pause);
  }

  private static int port(URI base) {
    if (base.getPort() > 0) {
      return base.getPort();
    }
    return "https".equals(base.getScheme()) ? 443 : 80;
  }

  private static MultiMap headers(HttpServerRequest in, Target target) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    copy(in.headers(), headers);
    target.headers().forEach(headers::set);
    return headers;
  }

  private static void copy(MultiMap from, MultiMap to) {
    for (Map.Entry<String, String> header : from) {
      if (!OF_ONE_CONNECTION.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        to.add(header.getKey(), header.getValue());
      }
    }
  }

  private static boolean hasBody(HttpServerRequest in) {
    @Nullable String length = in.getHeader(HttpHeaders.CONTENT_LENGTH);
    return in.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || !(length == null || length.equals("0"));
  }

  private static void send(HubRequest request, HttpClientRequest out) {
    HttpServerRequest in = request.http();
    request.onBreak(out::reset);
    out.response()
        .onSuccess(answer -> answer(request, answer))
        .onFailure(failure -> unreachable(request, failure));
    if (!hasBody(in)) {
      in.resume();
      out.end();
      return;
    }
    if ("100-continue".equalsIgnoreCase(in.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
    out.setChunked(in.getHeader(HttpHeaders.CONTENT_LENGTH) == null);
    out.sendHead().onSuccess(_ -> in.pipeTo(out).onFailure(_ -> out.reset()));
  }

  private static void answer(HubRequest request, HttpClientResponse answer) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      answer.request().reset();
      return;
    }
    LongStreams.keep(request);
    response.setStatusCode(answer.statusCode());
    copy(answer.headers(), response.headers());
    if (answer.getHeader(HttpHeaders.CONTENT_LENGTH) == null) {
      response.setChunked(true);
    }
    answer.pause();
    response.write(Buffer.buffer());
    answer.pipeTo(response).onFailure(_ -> response.reset());
  }

  private static void unreachable(HubRequest request, Throwable failure) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      return;
    }
    LOG.debugf("a forwarded request failed reason=%s", failure.getMessage());
    if (response.headWritten()) {
      response.reset();
    } else {
      request.refuse(502, "The process that answers here cannot be reached");
    }
  }
}
