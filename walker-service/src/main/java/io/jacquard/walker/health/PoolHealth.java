package io.jacquard.walker.health;

import io.jacquard.walker.pool.CallPool;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down while so many calls wait that a further one would be refused. */
@Readiness
@Singleton
final class PoolHealth implements HealthCheck {
  private final CallPool pool;

  PoolHealth(CallPool pool) {
    this.pool = pool;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("pool")
        .status(!pool.isSaturated())
        .withData("waiting", pool.waiting())
        .build();
  }
}
