package io.jacquard.walker.socket;

import io.jacquard.commons.identity.TokenVerifier;
import io.jacquard.commons.problem.ProblemException;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** All connections of this process, by walker. */
@Singleton
final class Sockets {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final Map<String, Set<SocketSession>> byWalker = new ConcurrentHashMap<>();
  private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final TokenVerifier tokens;
  private final SocketConfig config;
  private final Vertx vertx;

  Sockets(TokenVerifier tokens, SocketConfig config, Vertx vertx) {
    this.tokens = tokens;
    this.config = config;
    this.vertx = vertx;
  }

  @PostConstruct
  void startHeart() {
    long beat = config.heartbeat().toMillis();
    vertx.setPeriodic(
        beat, _ -> byWalker.values().forEach(all -> all.forEach(SocketSession::beat)));
  }

  /** Says goodbye to everybody, and waits a little for those whose message is being handled. */
  void stop(@Observes ShutdownDelayInitiatedEvent event) {
    byWalker.values().forEach(all -> all.forEach(SocketSession::leave));
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (count() > 0 && System.nanoTime() - end < 0) {
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  int count() {
    return count.get();
  }

  /** Those of one address. */
  int count(String address) {
    return byAddress.getOrDefault(address, 0);
  }

  void add(SocketSession session) {
    count.incrementAndGet();
    byAddress.merge(session.address(), 1, Integer::sum);
    byWalker.computeIfAbsent(session.walker(), _ -> ConcurrentHashMap.newKeySet()).add(session);
  }

  void remove(SocketSession session) {
    Set<SocketSession> all = byWalker.get(session.walker());
    if (all != null && all.remove(session)) {
      count.decrementAndGet();
      byAddress.computeIfPresent(session.address(), (_, open) -> open > 1 ? open - 1 : null);
    }
  }

  /**
   * Sends the frame to every connection of the walker that may see it; one that reads too slowly is
   * closed and holds nobody up.
   *
   * @param guarded only those with a token that is good now
   */
  void broadcast(String walker, byte[] frame, boolean guarded) {
    for (SocketSession session : byWalker.getOrDefault(walker, Set.of())) {
      if (!guarded || isEntitled(session.token())) {
        var _ = session.send(frame);
      }
    }
  }

  /** While it is unknown what has been revoked, nobody is. */
  private boolean isEntitled(@Nullable String token) {
    try {
      return token != null && tokens.verify(token).isPresent();
    } catch (ProblemException _) {
      return false;
    }
  }
}
