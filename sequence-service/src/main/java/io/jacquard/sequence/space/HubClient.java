package io.jacquard.sequence.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jacquard.commons.hub.HubEntrance;
import io.jacquard.commons.identity.internal.InternalHttp;
import io.jacquard.commons.identity.internal.InternalTokens;
import io.jacquard.sequence.hub.HubAddress;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks hubs of the installation, this one among them, for what they have. */
@Singleton
final class HubClient {
  private static final Logger LOG = Logger.getLogger(HubClient.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final InternalTokens tokens;
  private final HubAddress address;
  private final Membership membership;
  private final HttpClient http = InternalHttp.client(PATIENCE);

  HubClient(InternalTokens tokens, HubAddress address, Membership membership) {
    this.tokens = tokens;
    this.address = address;
    this.membership = membership;
  }

  /** Where a hub is reached. */
  Optional<URI> address(HubEntry hub) {
    return membership.isThis(hub) ? Optional.of(address.local()) : Optional.ofNullable(hub.url());
  }

  /** What a hub answers on a path of its API; nothing when it does not answer. */
  Optional<JsonNode> get(HubEntry hub, String path) {
    return request(hub, path).flatMap(request -> send(hub, request.GET()));
  }

  /** Tells a hub something on a path of its API; nothing when it does not answer. */
  Optional<JsonNode> post(HubEntry hub, String path, JsonNode body) {
    return request(hub, path)
        .map(request -> request.header("Content-Type", "application/json"))
        .flatMap(request -> send(hub, request.POST(BodyPublishers.ofString(body.toString()))));
  }

  private Optional<HttpRequest.Builder> request(HubEntry hub, String path) {
    return address(hub)
        .map(base ->
            HttpRequest.newBuilder(base.resolve(HubEntrance.BASE + path))
                .timeout(PATIENCE)
                .header("Authorization", tokens.authorization()));
  }

  private Optional<JsonNode> send(HubEntry hub, HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 == 2) {
        return Optional.of(JSON.readTree(response.body()));
      }
      LOG.debugf("a hub answered hub=%s status=%d", hub.id(), response.statusCode());
    } catch (IOException e) {
      LOG.debugf("a hub does not answer hub=%s reason=%s", hub.id(), e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }
}
