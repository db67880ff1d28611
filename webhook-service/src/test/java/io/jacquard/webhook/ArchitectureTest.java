package io.jacquard.webhook;

import io.jacquard.commons.architecture.ServiceRules;

class ArchitectureTest extends ServiceRules {
  ArchitectureTest() {
    super("webhook");
  }
}
