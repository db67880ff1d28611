package io.jacquard.commons.identity.key;

import io.jacquard.commons.identity.internal.InternalHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jose4j.jwk.PublicJsonWebKey;

/** The JWK set of auth-service, over HTTP. */
final class HttpKeySource implements KeySource {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final URI address;
  private final TokenAlgorithm algorithm;
  private final HttpClient http = InternalHttp.client(PATIENCE);

  HttpKeySource(URI authService, TokenAlgorithm algorithm) {
    this.address = authService.resolve("/.well-known/jwks.json");
    this.algorithm = algorithm;
  }

  @Override
  public List<PublicJsonWebKey> read() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("auth-service answered " + response.statusCode() + " on its JWK set");
    }
    return KeyFiles.foreign(response.body().strip(), address.getPath(), algorithm);
  }
}
