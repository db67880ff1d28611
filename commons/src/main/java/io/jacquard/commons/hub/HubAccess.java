package io.jacquard.commons.hub;

import io.jacquard.commons.identity.TokenVerifier;
import io.jacquard.commons.identity.internal.InternalTokens;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, and who may use the hub: the users that are named, and, where that is switched on,
 * programs on the same machine without a token. A web page has none of their marks, so it cannot
 * reach the hub through a browser.
 */
@Singleton
public final class HubAccess {
  /** Names the instance for which another process of the installation asks. */
  public static final String FOR_INSTANCE = "x-jacquard-instance";

  private static final String EVERYBODY = "*";
  private static final String BEARER = "Bearer ";
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final List<String> MARKS_OF_PAGES_AND_PROXIES =
      List.of("origin", "forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via");

  private final TokenVerifier users;
  private final InternalTokens services;
  private final Instance<HubTokens> own;
  private final HubApiConfig config;

  HubAccess(
      TokenVerifier users, InternalTokens services, Instance<HubTokens> own, HubApiConfig config) {
    this.users = users;
    this.services = services;
    this.own = own;
    this.config = config;
  }

  /** Who it is; nobody without a token that is good, but for programs that need none. */
  Optional<Visitor> visitor(HttpServerRequest request) {
    @Nullable String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization == null) {
      return isLocalProgram(request) ? Optional.of(new Visitor.Local()) : Optional.empty();
    }
    if (!authorization.startsWith(BEARER)) {
      return Optional.empty();
    }
    String token = authorization.substring(BEARER.length());
    if (own.isResolvable() && own.get().gave(token)) {
      return own.get().holder(token);
    }
    if (services.accepts(authorization)) {
      @Nullable String instance = request.getHeader(FOR_INSTANCE);
      return Optional.of(
          instance == null ? new Visitor.Service() : new Visitor.OfInstance(instance));
    }
    return users.verify(token).map(Visitor.User::new);
  }

  /** Whether somebody may use the hub; a user may also be on the machine, where all may. */
  public boolean permits(Visitor visitor, HttpServerRequest request) {
    return permits(visitor) || (visitor instanceof Visitor.User && isLocalProgram(request));
  }

  /** Whether somebody may use the hub, wherever he is. */
  public boolean permits(Visitor visitor) {
    return switch (visitor) {
      case Visitor.User user -> names(user.caller().username());
      case Visitor.KeyHolder _, Visitor.Local _, Visitor.Service _, Visitor.OfInstance _ -> true;
    };
  }

  private boolean names(String user) {
    List<String> named = config.users().orElse(List.of());
    return named.contains(EVERYBODY) || named.contains(user);
  }

  private boolean isLocalProgram(HttpServerRequest request) {
    return config.anonymous()
        && isLoopback(request.remoteAddress())
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
