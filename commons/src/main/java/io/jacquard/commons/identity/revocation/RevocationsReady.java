package io.jacquard.commons.identity.revocation;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once it is known which tokens were revoked. */
@Readiness
@Singleton
final class RevocationsReady implements HealthCheck {
  private final Revocations revocations;

  RevocationsReady(Revocations revocations) {
    this.revocations = revocations;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("revocations").status(revocations.current()).build();
  }
}
