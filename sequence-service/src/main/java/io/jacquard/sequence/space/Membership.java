package io.jacquard.sequence.space;

import io.jacquard.commons.hub.HubApiConfig;
import io.jacquard.sequence.catalog.HubKey;
import io.jacquard.sequence.hub.HubAddress;
import io.jacquard.sequence.hub.HubConfig;
import io.jacquard.sequence.hub.HubLog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * This hub's place in its space: it says from time to time that it is there, says at its end that
 * it goes, and stays away when it was sent away.
 */
@Singleton
public final class Membership {
  private final HubRegistryRepository registry;
  private final HubConfig config;
  private final HubApiConfig api;
  private final HubAddress address;
  private final HubKey key;
  private final AccessKeys keys;
  private final HubLog log;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("hub-heartbeat").factory());
  private volatile boolean member = true;
  private boolean begun;
  private boolean left;

  Membership(
      HubRegistryRepository registry,
      HubConfig config,
      HubApiConfig api,
      HubAddress address,
      HubKey key,
      AccessKeys keys,
      HubLog log) {
    this.registry = registry;
    this.config = config;
    this.api = api;
    this.address = address;
    this.key = key;
    this.keys = keys;
    this.log = log;
  }

  void begin(@ObservesAsync HttpServerStart start) {
    long millis = config.heartbeat().toMillis();
    var _ = timer.scheduleAtFixedRate(this::tick, 0, millis, TimeUnit.MILLISECONDS);
  }

  void end(@Observes ShutdownEvent end) {
    timer.shutdownNow();
    leave();
  }

  /** Whether this hub is part of its space, and not sent away or kept out by another. */
  public boolean member() {
    return member;
  }

  /** Whether an entry is that of this very hub. */
  public boolean isThis(HubEntry hub) {
    return hub.key().equals(key.value());
  }

  private void tick() {
    try {
      beat();
      keys.refresh();
    } catch (RuntimeException e) {
      log.warn("The hub could not tell its space that it is there", e);
    }
  }

  /** Makes sure that the space knows of this hub. */
  synchronized void ensure() {
    if (!begun) {
      beat();
    }
  }

  /** Says that this hub is there. */
  synchronized void beat() {
    if (left) {
      return;
    }
    Optional<HubEntry> now =
        registry.change(config.space(), config.id(), known -> Optional.of(next(known)));
    boolean joined = now.isPresent() && isThis(now.get()) && now.get().dismissed() == null;
    if (member && !joined) {
      log.info("The hub is kept out of its space space=%s".formatted(config.space()));
    }
    member = joined;
    begun = begun || joined;
  }

  private HubEntry next(Optional<HubEntry> known) {
    Instant now = Instant.now();
    if (known.isPresent()) {
      HubEntry entry = known.get();
      boolean another = !isThis(entry) && entry.connected(now, config.lostAfter());
      if (another || entry.dismissed() != null) {
        return entry;
      }
    }
    Duration silence = config.lostAfter();
    boolean still =
        begun && known.filter(entry -> isThis(entry) && entry.connected(now, silence)).isPresent();
    @Nullable Instant since = known.map(HubEntry::lastConnected).orElse(null);
    @Nullable Instant away =
        known
            .map(entry -> still ? entry.lastDisconnected() : entry.lastAway(now, Duration.ZERO))
            .orElse(null);
    return new HubEntry(
        config.space(),
        config.id(),
        key.value(),
        published(),
        api.users().orElse(List.of()),
        config.description().orElseGet(() -> known.map(HubEntry::description).orElse("")),
        config.tags().orElseGet(() -> known.map(HubEntry::tags).orElse(List.of())),
        known.map(HubEntry::created).orElse(now),
        still && since != null ? since : after(away, now),
        away,
        now,
        null);
  }

  /** A moment that is later than the other also when both are kept as milliseconds. */
  private static Instant after(@Nullable Instant earlier, Instant now) {
    return earlier != null && earlier.plusMillis(1).isAfter(now) ? earlier.plusMillis(1) : now;
  }

  private URI published() {
    return address.published();
  }

  private synchronized void leave() {
    left = true;
    if (begun) {
      try {
        registry.change(
            config.space(),
            config.id(),
            known -> known.map(entry -> isThis(entry) ? entry.left(Instant.now()) : entry));
      } catch (RuntimeException e) {
        log.warn("The hub could not tell its space that it goes", e);
      }
    }
  }
}
