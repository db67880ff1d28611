package io.jacquard.topic;

import io.jacquard.commons.architecture.ServiceRules;

class ArchitectureTest extends ServiceRules {
  ArchitectureTest() {
    super("topic");
  }
}
