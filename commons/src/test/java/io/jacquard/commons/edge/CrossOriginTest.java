package io.jacquard.commons.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrossOriginTest {
  private static final CrossOrigin RULES = new CrossOrigin(Set.of("https://app.example.com"));

  private final MultiMap answer = MultiMap.caseInsensitiveMultiMap();

  @Test
  void anyPageMayReadAnswersWithoutCookies() {
    RULES.allow("https://else.example.com", answer);

    assertThat(answer.get("access-control-allow-origin")).isEqualTo("https://else.example.com");
    assertThat(answer.get("vary")).isEqualToIgnoringCase("origin");
    assertThat(answer.contains("access-control-allow-credentials")).isFalse();
  }

  @Test
  void aListedPageMaySendCookies() {
    RULES.allow("https://app.example.com", answer);

    assertThat(answer.get("access-control-allow-credentials")).isEqualTo("true");
  }

  @Test
  void aRequestFromNoPageGetsNoHeaders() {
    RULES.allow(null, answer);

    assertThat(answer.isEmpty()).isTrue();
  }

  @Test
  void anOptionsRequestIsAPreflightOnlyWithBothItsHeaders() {
    MultiMap request = MultiMap.caseInsensitiveMultiMap().add("Origin", "https://a.example");

    assertThat(CrossOrigin.isPreflight(HttpMethod.OPTIONS, request)).isFalse();
    request.add("Access-Control-Request-Method", "POST");
    assertThat(CrossOrigin.isPreflight(HttpMethod.OPTIONS, request)).isTrue();
    assertThat(CrossOrigin.isPreflight(HttpMethod.POST, request)).isFalse();
  }

  @Test
  void aMethodThatNoPathHasIsNotPermitted() {
    MultiMap request =
        MultiMap.caseInsensitiveMultiMap()
            .add("Access-Control-Request-Method", "FOO")
            .add("Access-Control-Request-Headers", "authorization");

    assertThat(CrossOrigin.permit(request, answer)).isFalse();
    assertThat(answer.get("access-control-allow-headers")).isEqualTo("authorization");
    assertThat(CrossOrigin.permit(request.set("Access-Control-Request-Method", "PUT"), answer))
        .isTrue();
  }
}
