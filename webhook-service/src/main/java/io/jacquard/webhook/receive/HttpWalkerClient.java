package io.jacquard.webhook.receive;

import io.jacquard.commons.identity.internal.InternalHttp;
import io.jacquard.commons.identity.internal.InternalTokens;
import io.jacquard.commons.identity.internal.OwnAddress;
import io.jacquard.commons.webhook.WebhookVerdict;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls walker-service by HTTP, in this process or wherever it is. */
@Singleton
final class HttpWalkerClient implements WalkerClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final WebhookConfig config;
  private final InternalTokens tokens;
  private final OwnAddress own;
  private final HttpClient http = InternalHttp.client(Duration.ofSeconds(5));

  HttpWalkerClient(WebhookConfig config, InternalTokens tokens, OwnAddress own) {
    this.config = config;
    this.tokens = tokens;
    this.own = own;
  }

  @Override
  public Answer run(Event event, WebhookVerdict verdict) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base().resolve("/internal/webhooks/" + encoded(event.walker())))
            .timeout(PATIENCE)
            .header("Authorization", tokens.authorization())
            .header("Content-Type", "application/json")
            .header(WebhookVerdict.HEADER, verdict.encoded())
            .POST(BodyPublishers.ofByteArray(event.body()))
            .build();
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), response.body());
  }

  private URI base() {
    return config.walkerUrl().orElseGet(own::local);
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
