package io.jacquard.auth;

import io.jacquard.commons.architecture.ServiceRules;

class ArchitectureTest extends ServiceRules {
  ArchitectureTest() {
    super("auth");
  }
}
