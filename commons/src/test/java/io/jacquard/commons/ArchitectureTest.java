package io.jacquard.commons;

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
          .importPackages("io.jacquard.commons");

  @Test
  void packagesFormNoCycles() {
    slices().matching("io.jacquard.commons.(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void dependsOnNothingElseOfOurs() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.jacquard.jac..",
            "io.jacquard.store..",
            "io.jacquard.graph..",
            "io.jacquard.auth..",
            "io.jacquard.walker..")
        .check(MAIN);
  }
}
