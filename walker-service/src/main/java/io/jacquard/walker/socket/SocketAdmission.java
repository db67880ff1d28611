package io.jacquard.walker.socket;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides on handshakes: pages of other origins where there is a list of them, and the counts. */
@Singleton
final class SocketAdmission implements HttpUpgradeCheck {
  private final Sockets sockets;
  private final SocketConfig config;

  SocketAdmission(Sockets sockets, SocketConfig config) {
    this.sockets = sockets;
    this.config = config;
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    if (!allows(context.httpRequest().getHeader("Origin"))) {
      return CheckResult.rejectUpgrade(403);
    }
    String address = address(context.httpRequest().remoteAddress());
    context.userData().put(SocketEndpoint.ADDRESS, address);
    if (sockets.count() >= config.maxConnections()
        || sockets.count(address) >= config.maxConnectionsPerAddress()) {
      return CheckResult.rejectUpgrade(503);
    }
    Upgraded.release(context.httpRequest());
    return CheckResult.permitUpgrade();
  }

  /** What tells one client from another. */
  private static String address(@Nullable SocketAddress remote) {
    String host = remote == null ? null : remote.hostAddress();
    return host == null ? "" : host;
  }

  /** Clients that are no pages send no origin. */
  private boolean allows(@Nullable String origin) {
    List<String> allowed = config.origins().orElse(List.of());
    return origin == null || allowed.isEmpty() || allowed.contains(origin);
  }
}
