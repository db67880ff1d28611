package io.jacquard.commons.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds for the classes of every service; each extends this with what holds for it alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the classes are read once
public abstract class ServiceRules {
  private static final Set<String> OTHERS =
      Set.of("auth", "sequence", "standalone", "storage", "topic", "walker", "webhook");
  private static final Path DEFAULTS =
      Path.of("src/main/resources/META-INF/microprofile-config.properties");

  private final String name;
  private final JavaClasses own;

  /**
   * @param name of the service and of its package under {@code io.jacquard}
   */
  protected ServiceRules(String name) {
    this.name = name;
    this.own =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(home());
  }

  /** The package that the service lies in. */
  protected final String home() {
    return "io.jacquard." + name;
  }

  /** The classes of the service. */
  protected final JavaClasses own() {
    return own;
  }

  @Test
  void featuresFormNoCycles() {
    slices().matching(home() + ".(*)..").should().beFreeOfCycles().check(own);
  }

  @Test
  void itKnowsNoOtherService() {
    String[] others =
        OTHERS.stream()
            .filter(other -> !other.equals(name))
            .map(other -> "io.jacquard." + other + "..")
            .toArray(String[]::new);

    noClasses().should().dependOnClassesThat().resideInAnyPackage(others).check(own);
  }

  @Test
  void resourcesReachStorageOnlyThroughServices() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Resource")
        .should()
        .dependOnClassesThat()
        .haveSimpleNameEndingWith("Repository")
        .allowEmptyShould(true)
        .check(own);
  }

  @Test
  void onlyResourcesAndHttpPackagesSpeakHttp() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Resource")
        .and()
        .resideOutsideOfPackage(home() + ".http..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jakarta.ws.rs..")
        .check(own);
  }

  @Test
  void configIsAlwaysAnInterface() {
    classes().that().haveSimpleNameEndingWith("Config").should().beInterfaces().check(own);
  }

  @Test
  void quarkusSettingsAreLeftToCommons() throws IOException {
    Properties defaults = new Properties();
    if (Files.exists(DEFAULTS)) {
      try (Reader text = Files.newBufferedReader(DEFAULTS)) {
        defaults.load(text);
      }
    }

    assertThat(defaults.stringPropertyNames()).noneMatch(key -> key.startsWith("quarkus."));
  }
}
