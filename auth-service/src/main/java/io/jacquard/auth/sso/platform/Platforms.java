package io.jacquard.auth.sso.platform;

import io.jacquard.commons.problem.ProblemException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The platforms by name. The order and words of refusals are recorded. */
@Singleton
public final class Platforms {
  private static final String GOOGLE = "google";
  private static final URI GOOGLE_ISSUER = URI.create("https://accounts.google.com");

  private final TreeSet<String> known = new TreeSet<>(List.of(GOOGLE));
  private final Map<String, Platform> configured = new TreeMap<>();

  Platforms(PlatformsConfig config) {
    config
        .platforms()
        .forEach((name, platform) -> {
          known.add(name);
          complete(name, platform).ifPresent(complete -> configured.put(name, complete));
        });
  }

  /** Those that people can sign in with, in the order of their names. */
  public List<Platform> all() {
    return List.copyOf(configured.values());
  }

  /** One way to a platform. */
  public record Way(Platform platform, Operation operation) {}

  /**
   * Finds the way that a path names.
   *
   * @throws ProblemException when there is none
   */
  public Way require(String name, String operation) {
    if (!known.contains(name)) {
      throw new ProblemException(
          SsoProblem.INVALID_PLATFORM,
          "Invalid platform '%s'. Supported platforms: %s"
              .formatted(name, String.join(", ", known)));
    }
    Platform platform = configured.get(name);
    if (platform == null) {
      throw new ProblemException(SsoProblem.SSO_NOT_CONFIGURED, notConfigured(name));
    }
    return new Way(platform, Operation.of(operation).orElseThrow(() -> noSuch(operation)));
  }

  private static ProblemException noSuch(String operation) {
    return new ProblemException(
        SsoProblem.INVALID_OPERATION,
        "Invalid operation '%s'. Must be 'login' or 'register'".formatted(operation));
  }

  private static String notConfigured(String name) {
    String prefix =
        name.equals(GOOGLE) ? "SSO_GOOGLE_" : "JACQUARD_SSO_" + name.toUpperCase(Locale.ROOT) + "_";
    return "SSO for platform '%s' is not configured. Please set %sCLIENT_ID and %sCLIENT_SECRET environment variables."
        .formatted(name, prefix, prefix);
  }

  private static Optional<Platform> complete(String name, PlatformsConfig.Platform config) {
    Optional<URI> issuer =
        config
            .issuer()
            .or(() -> name.equals(GOOGLE) ? Optional.of(GOOGLE_ISSUER) : Optional.empty());
    if (issuer.isEmpty() || config.clientId().isEmpty() || config.clientSecret().isEmpty()) {
      return Optional.empty();
    }
    String title = config.title().orElse(name.equals(GOOGLE) ? "Google" : name);
    return Optional.of(
        new Platform(
            name,
            title,
            issuer.get(),
            config.clientId().get(),
            config.clientSecret().get(),
            config.userInfo(),
            config.trustEmail()));
  }
}
