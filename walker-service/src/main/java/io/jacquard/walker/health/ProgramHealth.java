package io.jacquard.walker.health;

import io.jacquard.walker.program.ProgramService;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Up once the program has been loaded and started. */
@Readiness
@Startup
@Singleton
final class ProgramHealth implements HealthCheck {
  private final ProgramService programs;

  ProgramHealth(ProgramService programs) {
    this.programs = programs;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("program").status(programs.current().isPresent()).build();
  }
}
