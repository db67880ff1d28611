package io.jacquard.auth.sso;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.commons.problem.ProblemException;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class SsoServiceTest {
  private final SsoService plain = new SsoService(config(Map.of()));
  private final SsoService configured =
      new SsoService(
          config(Map.of("google", new Client(Optional.of("id"), Optional.of("secret")))));

  @Test
  void looksAtThePlatformFirst() {
    refused(plain, "example", "dance", "INVALID_PLATFORM");
  }

  @Test
  void thenAtTheConfiguration() {
    refused(plain, "google", "dance", "SSO_NOT_CONFIGURED");
    Client half = new Client(Optional.of("id"), Optional.empty());
    refused(
        new SsoService(config(Map.of("google", half))), "google", "login", "SSO_NOT_CONFIGURED");
  }

  @Test
  void thenAtTheOperation() {
    refused(configured, "google", "dance", "INVALID_OPERATION");
  }

  @Test
  void sendsNobodyToAPlatformItCannotReach() {
    refused(configured, "google", "login", "SSO_INIT_FAILED");
  }

  private static void refused(SsoService sso, String platform, String operation, String code) {
    assertThatThrownBy(() -> sso.begin(platform, operation))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
        .returns(code, problem -> problem.code().name());
  }

  private static SsoConfig config(Map<String, SsoConfig.Client> platforms) {
    return () -> platforms;
  }

  private record Client(Optional<String> clientId, Optional<String> clientSecret)
      implements SsoConfig.Client {}
}
