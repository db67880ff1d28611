package io.jacquard.graph;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private final JavaClasses graph =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.jacquard.graph");

  @Test
  void theGraphKnowsValuesAndTheStoreButNeitherSyntaxNorEvaluatorNorDatabase() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "io.jacquard.graph..",
            "io.jacquard.jac.osp..",
            "io.jacquard.jac.runtime..",
            "io.jacquard.store",
            "io.jacquard.store.cache",
            "com.github.benmanes.caffeine.cache")
        .check(graph);
  }
}
