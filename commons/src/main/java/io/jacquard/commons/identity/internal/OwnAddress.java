package io.jacquard.commons.identity.internal;

import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where this very process is reached; before it listens, by the port that it was told. */
@Singleton
public final class OwnAddress {
  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");
  private static final String LOOPBACK = "127.0.0.1";

  private final Instance<HttpServer> server;
  private final String host;
  private final int port;

  OwnAddress(
      Instance<HttpServer> server,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.http.port") int port) {
    this.server = server;
    this.host = host;
    this.port = port;
  }

  /** By what runs on this machine. */
  public URI local() {
    return under(LOOPBACK);
  }

  /**
   * By a name of this machine, which counts only where the process listens on all its addresses.
   *
   * @param name a host name or an address
   */
  public URI under(String name) {
    String reached = EVERY_ADDRESS.contains(host) ? name : host;
    boolean bare = reached.indexOf(':') >= 0 && !reached.startsWith("[");
    return URI.create("http://" + (bare ? "[" + reached + "]" : reached) + ":" + listening());
  }

  private int listening() {
    try {
      int open = server.get().getPort();
      return open > 0 ? open : port;
    } catch (RuntimeException _) { // Quarkus has not got so far
      return port;
    }
  }
}
