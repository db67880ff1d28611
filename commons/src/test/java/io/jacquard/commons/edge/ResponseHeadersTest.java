package io.jacquard.commons.edge;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponseHeadersTest {

  @Test
  void ordinaryHeadersAreTaken() {
    assertThatCode(() -> new ResponseHeaders(Map.of("X-Frame-Options", "DENY", "X-Empty", "")))
        .doesNotThrowAnyException();
  }

  @Test
  void aNameWithASpaceIsNamed() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new ResponseHeaders(Map.of("X Y", "1")))
        .withMessageContaining("'X Y'");
  }

  @Test
  void aValueCannotSmuggleAnotherHeader() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new ResponseHeaders(Map.of("X-A", "1\r\nSet-Cookie: a=b")))
        .withMessageContaining("'X-A'");
  }
}
