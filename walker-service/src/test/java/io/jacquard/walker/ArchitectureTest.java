package io.jacquard.walker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.jacquard.commons.architecture.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ServiceRules {
  ArchitectureTest() {
    super("walker");
  }

  @Test
  void onlyTheHttpAndSocketPackagesSpeakHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.jacquard.walker.http..", "io.jacquard.walker.socket..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx.core..", "io.vertx.ext..", "io.netty..", "jakarta.ws.rs..")
        .check(own());
  }

  @Test
  void onlyTheCacheAndTheSocketsSpeakToRedis() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.jacquard.walker.cache..", "io.jacquard.walker.socket..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vertx.redis..")
        .check(own());
  }
}
