package io.jacquard.commons.hub;

import io.jacquard.commons.identity.TokenVerifier;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the hub: the users that are named, and, where that is switched on, programs on the
 * same machine without a token. A web page has none of their marks, so it cannot reach the hub
 * through a browser.
 */
@Singleton
final class HubAccess {
  private static final String EVERYBODY = "*";
  private static final String BEARER = "Bearer ";
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final List<String> MARKS_OF_PAGES_AND_PROXIES =
      List.of("origin", "forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via");

  private final TokenVerifier tokens;
  private final HubApiConfig config;

  HubAccess(TokenVerifier tokens, HubApiConfig config) {
    this.tokens = tokens;
    this.config = config;
  }

  /** Whether whoever sent a request may use the hub. */
  boolean permits(HttpServerRequest request) {
    @Nullable String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization != null) {
      return authorization.startsWith(BEARER) && isUser(authorization.substring(BEARER.length()));
    }
    return config.anonymous() && isLocalProgram(request);
  }

  private boolean isUser(String token) {
    List<String> users = config.users().orElse(List.of());
    return tokens
        .verify(token)
        .filter(caller -> users.contains(EVERYBODY) || users.contains(caller.username()))
        .isPresent();
  }

  private static boolean isLocalProgram(HttpServerRequest request) {
    return isLoopback(request.remoteAddress())
        && isLoopbackName(request.getHeader(HttpHeaders.HOST))
        && !isFromPageOrProxy(request.headers());
  }

  private static boolean isLoopback(@Nullable SocketAddress peer) {
    if (peer == null || peer.hostAddress() == null) {
      return false;
    }
    try {
      return InetAddress.getByName(peer.hostAddress()).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }

  private static boolean isLoopbackName(@Nullable String host) {
    if (host == null) {
      return false;
    }
    int port = host.lastIndexOf(':');
    boolean hasPort = port > host.lastIndexOf(']');
    String name = hasPort ? host.substring(0, port) : host;
    return LOOPBACK_NAMES.contains(name.toLowerCase(Locale.ROOT));
  }

  private static boolean isFromPageOrProxy(MultiMap headers) {
    return MARKS_OF_PAGES_AND_PROXIES.stream().anyMatch(headers::contains)
        || headers.names().stream()
            .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("sec-fetch-"));
  }
}
