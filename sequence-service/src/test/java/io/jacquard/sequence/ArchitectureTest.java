package io.jacquard.sequence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.jacquard.sequence");

  @Test
  void featuresFormNoCycles() {
    slices().matching("io.jacquard.sequence.(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void knowsNoOtherService() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.jacquard.auth..",
            "io.jacquard.walker..",
            "io.jacquard.webhook..",
            "io.jacquard.standalone..")
        .check(MAIN);
  }

  @Test
  void handlersReachStorageOnlyThroughServices() {
    noClasses()
        .that()
        .resideInAPackage("io.jacquard.sequence.http..")
        .should()
        .dependOnClassesThat()
        .haveSimpleNameEndingWith("Repository")
        .check(MAIN);
  }

  @Test
  void onlyHandlersSpeakHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.jacquard.sequence.http..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "jakarta.ws.rs..")
        .check(MAIN);
  }

  @Test
  void configIsAlwaysAnInterface() {
    classes().that().haveSimpleNameEndingWith("Config").should().beInterfaces().check(MAIN);
  }

  @Test
  void leavesQuarkusSettingsToCommons() throws Exception {
    Properties defaults = new Properties();
    Path file = Path.of("src/main/resources/META-INF/microprofile-config.properties");
    try (Reader text = Files.newBufferedReader(file)) {
      defaults.load(text);
    }

    assertThat(defaults.stringPropertyNames()).noneMatch(key -> key.startsWith("quarkus."));
  }
}
