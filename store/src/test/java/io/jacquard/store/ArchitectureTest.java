package io.jacquard.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private final JavaClasses store =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.jacquard.store");

  @Test
  void theStoreKnowsNothingOfOursAndLittleOfOthers() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "io.jacquard.store..",
            "org.rocksdb..",
            "com.fasterxml.uuid..",
            "com.github.benmanes.caffeine..")
        .check(store);
  }

  @Test
  void theContractDoesNotKnowItsImplementation() {
    noClasses()
        .that()
        .resideInAPackage("io.jacquard.store")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.jacquard.store.rocks..", "org.rocksdb..")
        .check(store);
  }
}
