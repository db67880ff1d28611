package io.jacquard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;

class StartFailureTest {

  @Test
  void whatSomebodyCanActOnIsASentence() {
    var failure = new RuntimeException("wrapped", new ConfigurationException("set this"));

    assertThat(StartFailure.explain(failure)).isEqualTo("jacquard: set this");
  }

  @Test
  void anythingElseIsToldInFull() {
    assertThat(StartFailure.explain(new IllegalStateException("why")))
        .startsWith("jacquard: the start failed\njava.lang.IllegalStateException: why");
  }
}
