package io.jacquard.files;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses FILES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.jacquard.files");

  @Test
  void theStoreNeedsTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("io.jacquard.files")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "io.jacquard.files")
        .check(FILES);
  }

  @Test
  void theAdapterKnowsTheLanguageBesides() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "io.jacquard.files..", "io.jacquard.jac..")
        .check(FILES);
  }
}
