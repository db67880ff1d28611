package io.jacquard.commons.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PercentTest {

  @Test
  void escapesBecomeTheirBytes() {
    assertThat(Percent.decode("/a%20b/%C3%A9+c")).isEqualTo("/a b/é+c");
  }

  @Test
  void whatIsNoEscapeStandsForItself() {
    assertThat(Percent.decode("100%/%zz%4")).isEqualTo("100%/%zz%4");
  }

  @Test
  void bytesThatAreNoTextAreReplaced() {
    assertThat(Percent.decode("%FF")).isEqualTo("\uFFFD");
  }

  @Test
  void onlyAmpersandsPartAQuery() {
    assertThat(Percent.parameters("a=1;b=2&c=&d&a=x+y%2B&&"))
        .isEqualTo(Map.of("a", List.of("1;b=2", "x y+"), "c", List.of(""), "d", List.of("")));
  }

  @Test
  void noQueryHasNoParameters() {
    assertThat(Percent.parameters(null)).isEmpty();
    assertThat(Percent.parameters("")).isEmpty();
  }
}
