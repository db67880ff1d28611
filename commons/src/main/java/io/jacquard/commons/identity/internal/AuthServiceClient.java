package io.jacquard.commons.identity.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jacquard.commons.identity.IdentityConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls of any service to the internal paths of auth-service. */
@Singleton
public final class AuthServiceClient {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final IdentityConfig config;
  private final InternalTokens tokens;
  private final ObjectMapper json;
  private final OwnAddress own;
  private final HttpClient http = InternalHttp.client(PATIENCE);

  AuthServiceClient(
      IdentityConfig config, InternalTokens tokens, ObjectMapper json, OwnAddress own) {
    this.config = config;
    this.tokens = tokens;
    this.json = json;
    this.own = own;
  }

  /** Asks a path; anything but an answer of 200 is a failure. */
  public <T> T get(String path, Class<T> type) throws IOException, InterruptedException {
    return send(request(path).GET(), type);
  }

  public <T> T post(String path, Object body, Class<T> type)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
    return send(request, type);
  }

  private <T> T send(HttpRequest.Builder request, Class<T> type)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(
          "auth-service answered " + response.statusCode() + " on " + response.uri().getPath());
    }
    return json.readValue(response.body(), type);
  }

  private HttpRequest.Builder request(String path) {
    URI base = config.authUrl().orElseGet(own::local);
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", tokens.authorization());
  }
}
