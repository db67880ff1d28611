package io.jacquard.auth.sso;

import io.jacquard.commons.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules about signing in through a platform. The order and words of refusals are recorded. */
@Singleton
final class SsoService {
  private static final List<String> PLATFORMS = List.of("google");
  private static final Set<String> OPERATIONS = Set.of("login", "register");

  private final Map<String, SsoConfig.Client> clients;

  SsoService(SsoConfig config) {
    this.clients = config.platforms();
  }

  /** Refuses what can lead nowhere, and sends nobody to a platform that cannot be reached. */
  void begin(String platform, String operation) {
    requirePossible(platform, operation);
    throw new ProblemException(
        SsoProblem.SSO_INIT_FAILED,
        "Signing in through '%s' is configured, but this version cannot do it".formatted(platform));
  }

  private void requirePossible(String platform, String operation) {
    if (!PLATFORMS.contains(platform)) {
      throw new ProblemException(
          SsoProblem.INVALID_PLATFORM,
          "Invalid platform '%s'. Supported platforms: %s"
              .formatted(platform, String.join(", ", PLATFORMS)));
    }
    if (!isConfigured(clients.get(platform))) {
      String variable = "SSO_" + platform.toUpperCase(Locale.ROOT) + "_CLIENT_";
      throw new ProblemException(
          SsoProblem.SSO_NOT_CONFIGURED,
          "SSO for platform '%s' is not configured. Please set %sID and %sSECRET environment variables."
              .formatted(platform, variable, variable));
    }
    if (!OPERATIONS.contains(operation)) {
      throw new ProblemException(
          SsoProblem.INVALID_OPERATION,
          "Invalid operation '%s'. Must be 'login' or 'register'".formatted(operation));
    }
  }

  private static boolean isConfigured(SsoConfig.@Nullable Client client) {
    return client != null && client.clientId().isPresent() && client.clientSecret().isPresent();
  }
}
