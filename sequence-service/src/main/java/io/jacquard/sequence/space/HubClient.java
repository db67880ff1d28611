package io.jacquard.sequence.space;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jacquard.commons.hub.HubEntrance;
import io.jacquard.commons.identity.InternalHttp;
import io.jacquard.commons.identity.InternalTokens;
import io.jacquard.sequence.hub.HubAddress;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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
    Optional<URI> base = address(hub);
    if (base.isEmpty()) {
      return Optional.empty();
    }
    HttpRequest request =
        HttpRequest.newBuilder(base.get().resolve(HubEntrance.BASE + path))
            .timeout(PATIENCE)
            .header("Authorization", tokens.authorization())
            .build();
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() == 200) {
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
