package io.jacquard.jac;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses JAC =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.jacquard.jac");

  @Test
  void theLanguageNeedsTheJdkAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "com.sun.management..",
            "javax.crypto..",
            "javax.xml.stream..",
            "org.jspecify..",
            "io.jacquard.jac..")
        .check(JAC);
  }

  @Test
  void valuesAndGraphKnowNothingOfHowProgramsAreWritten() {
    noClasses()
        .that()
        .resideInAnyPackage("..jac.runtime..", "..jac.osp..", "..jac.lib..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..jac.syntax..", "..jac.resolve..", "..jac.eval..")
        .check(JAC);
  }

  @Test
  void theFrontEndKnowsNothingOfWhatRunsBehindIt() {
    noClasses()
        .that()
        .resideInAnyPackage("..jac.source..", "..jac.syntax..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..jac.resolve..", "..jac.eval..", "..jac.runtime..", "..jac.osp..", "..jac.lib..")
        .check(JAC);
    noClasses()
        .that()
        .resideInAPackage("..jac.resolve..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..jac.eval..")
        .check(JAC);
  }
}
