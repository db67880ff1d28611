package io.jacquard.commons.problem;

import java.util.List;

/**
 * Which clients a path was made for; decides the shape of every error on it, 404 and 405 included.
 */
public enum RouteFamily {
  /** Paths of the recorded contract, and every path nobody owns. */
  CONTRACT,
  /** The platform's own API: problem documents. */
  PLATFORM;

  private static final List<String> PLATFORM_PATHS =
      List.of("/api/v1/", "/admin/", "/block/", "/internal/", "/mesh/", "/q/", "/storage/");

  public static RouteFamily of(String path) {
    String whole = path.endsWith("/") ? path : path + "/";
    return PLATFORM_PATHS.stream().anyMatch(whole::startsWith) ? PLATFORM : CONTRACT;
  }
}
