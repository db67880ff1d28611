package io.jacquard.walker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.jacquard.walker");

  @Test
  void featuresFormNoCycles() {
    slices().matching("io.jacquard.walker.(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void knowsNoOtherService() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.jacquard.auth..", "io.jacquard.standalone..")
        .check(MAIN);
  }

  @Test
  void onlyTheHttpAndSocketPackagesSpeakHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.jacquard.walker.http..", "io.jacquard.walker.socket..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx.core..", "io.vertx.ext..", "io.netty..", "jakarta.ws.rs..")
        .check(MAIN);
  }

  @Test
  void configIsAlwaysAnInterface() {
    classes().that().haveSimpleNameEndingWith("Config").should().beInterfaces().check(MAIN);
  }

  @Test
  void onlyTheCacheSpeaksToRedis() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.jacquard.walker.cache..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vertx.redis..")
        .check(MAIN);
  }
}
