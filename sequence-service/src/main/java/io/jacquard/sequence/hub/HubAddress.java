package io.jacquard.sequence.hub;

import io.jacquard.commons.identity.internal.OwnAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Where this hub is reached, without the path of its API. */
@Singleton
public final class HubAddress {
  private final HubConfig config;
  private final OwnAddress own;

  HubAddress(HubConfig config, OwnAddress own) {
    this.config = config;
    this.own = own;
  }

  /** By what runs on this machine. */
  public URI local() {
    return own.local();
  }

  /** By other processes of the installation. */
  public URI published() {
    return config.url().orElseGet(() -> own.under(ofThisMachine()));
  }

  private static String ofThisMachine() {
    try {
      return InetAddress.getLocalHost().getHostAddress();
    } catch (UnknownHostException _) {
      return "127.0.0.1";
    }
  }
}
