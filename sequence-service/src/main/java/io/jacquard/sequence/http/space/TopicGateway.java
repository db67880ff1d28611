package io.jacquard.sequence.http.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jacquard.commons.hub.HubEntrance;
import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.Visitor;
import io.jacquard.commons.identity.internal.InternalTokens;
import io.jacquard.sequence.hub.HubAddress;
import io.jacquard.sequence.topic.TopicClientConfig;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The way to topics, which are topic-service's. */
@Singleton
public final class TopicGateway {
  private static final Set<String> OF_TOPIC_SERVICE = Set.of("topic", "topics", "topis");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Forwarder forwarder;
  private final InternalTokens tokens;
  private final TopicClientConfig config;
  private final HubAddress address;

  TopicGateway(
      Forwarder forwarder, InternalTokens tokens, TopicClientConfig config, HubAddress address) {
    this.forwarder = forwarder;
    this.tokens = tokens;
    this.config = config;
    this.address = address;
  }

  /** Whether a path of the API is one of topics. */
  public static boolean owns(List<String> path) {
    return !path.isEmpty() && OF_TOPIC_SERVICE.contains(path.getFirst());
  }

  /** Whether topic-service is another process. */
  public boolean elsewhere() {
    return config.url().isPresent();
  }

  /** What topic-service answers. */
  record Answer(int status, JsonNode body) {
    boolean ok() {
      return status / 100 == 2;
    }
  }

  /** All topics. */
  Future<Answer> list() {
    Map<String, String> headers =
        Map.of(HttpHeaders.AUTHORIZATION.toString(), tokens.authorization());
    return forwarder
        .open(base(), HubEntrance.BASE + "topics", headers)
        .compose(answer -> {
          Future<Buffer> body = answer.body();
          answer.resume();
          return body.map(bytes -> new Answer(answer.statusCode(), parsed(bytes)));
        });
  }

  private static JsonNode parsed(Buffer body) {
    try {
      return JSON.readTree(body.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private URI base() {
    return config.url().orElseGet(address::local);
  }

  /** Hands on the request of somebody who may use the hub. */
  public void forward(HubRequest request, String path) {
    Map<String, String> headers =
        request.visitor() instanceof Visitor.User
            ? Map.of()
            : Map.of(HttpHeaders.AUTHORIZATION.toString(), tokens.authorization());
    forwarder.forward(request, new Forwarder.Target(base(), path, headers));
  }
}
