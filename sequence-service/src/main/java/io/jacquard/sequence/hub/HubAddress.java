package io.jacquard.sequence.hub;

import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where this hub is reached, without the path of its API. */
@Singleton
public final class HubAddress {
  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

  private final HubConfig config;
  private final Instance<HttpServer> server;
  private final String host;
  private final int port;

  HubAddress(
      HubConfig config,
      Instance<HttpServer> server,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.http.port") int port) {
    this.config = config;
    this.server = server;
    this.host = host;
    this.port = port;
  }

  /** By what runs on this machine. */
  public URI local() {
    return http(EVERY_ADDRESS.contains(host) ? "127.0.0.1" : host);
  }

  /** By other processes of the installation. */
  public URI published() {
    return config.url().orElseGet(() -> http(EVERY_ADDRESS.contains(host) ? ownAddress() : host));
  }

  private URI http(String name) {
    boolean bare = name.indexOf(':') >= 0 && !name.startsWith("[");
    int listening = server.get().getPort();
    return URI.create(
        "http://" + (bare ? "[" + name + "]" : name) + ":" + (listening > 0 ? listening : port));
  }

  private static String ownAddress() {
    try {
      return InetAddress.getLocalHost().getHostAddress();
    } catch (UnknownHostException _) {
      return "127.0.0.1";
    }
  }
}
