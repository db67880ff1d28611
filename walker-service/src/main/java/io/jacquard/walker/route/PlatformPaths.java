package io.jacquard.walker.route;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The paths that a program cannot have, because a service of the platform has them. */
public final class PlatformPaths {
  private static final Map<String, String> OWNERS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("/admin", "auth-service"),
              Map.entry("/api-key", "auth-service"),
              Map.entry("/api/v1", "the hub"),
              Map.entry("/block", "block-service"),
              Map.entry("/docs", "walker-service"),
              Map.entry("/internal", "the platform"),
              Map.entry("/introspect", "walker-service"),
              Map.entry("/.well-known", "auth-service"),
              Map.entry("/login", "auth-service"),
              Map.entry("/mesh", "mesh-service"),
              Map.entry("/metrics", "the platform"),
              Map.entry("/openapi.json", "walker-service"),
              Map.entry("/q", "the platform"),
              Map.entry("/redoc", "walker-service"),
              Map.entry("/register", "auth-service"),
              Map.entry("/sso", "auth-service"),
              Map.entry("/storage", "storage-service"),
              Map.entry("/traverse", "walker-service"),
              Map.entry("/user", "auth-service"),
              Map.entry("/util", "walker-service"),
              Map.entry("/webhook", "webhook-service"),
              Map.entry("/webjars", "walker-service"),
              Map.entry("/ws", "walker-service")));

  private PlatformPaths() {}

  /** The service that has a path, if one has. */
  public static Optional<String> owner(String path) {
    return OWNERS.entrySet().stream()
        .filter(owned -> (path + "/").startsWith(owned.getKey() + "/"))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
