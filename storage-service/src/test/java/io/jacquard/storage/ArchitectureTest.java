package io.jacquard.storage;

import io.jacquard.commons.architecture.ServiceRules;

class ArchitectureTest extends ServiceRules {
  ArchitectureTest() {
    super("storage");
  }
}
