package io.jacquard.commons.identity.revocation;

import io.jacquard.commons.identity.internal.AuthServiceClient;
import jakarta.inject.Singleton;
import java.io.IOException;

/** The feed of auth-service, over HTTP. */
@Singleton
final class HttpRevocationSource implements RevocationSource {
  private final AuthServiceClient authService;

  HttpRevocationSource(AuthServiceClient authService) {
    this.authService = authService;
  }

  @Override
  public RevocationPage read(long from) throws IOException, InterruptedException {
    return authService.get("/internal/revocations?from=" + from, RevocationPage.class);
  }
}
