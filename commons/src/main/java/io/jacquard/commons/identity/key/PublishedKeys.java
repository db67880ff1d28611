package io.jacquard.commons.identity.key;

import io.jacquard.commons.problem.CommonProblem;
import io.jacquard.commons.problem.ProblemException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jspecify.annotations.Nullable;

/**
 * The keys that auth-service publishes: asked for when a token names one that is not known, though
 * not twice within a pause, and again after some minutes, so that one that was withdrawn is
 * forgotten. Safe for many threads.
 */
final class PublishedKeys {
  static final Duration PAUSE = Duration.ofSeconds(2);
  static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final Logger LOG = Logger.getLogger(PublishedKeys.class);
  private static final Duration SOON = Duration.ofSeconds(1);

  private final KeySource source;
  private final Clock clock;
  private volatile Map<String, Key> known = Map.of();
  private volatile long readAtMillis = Long.MIN_VALUE;
  private long askedAtMillis = Long.MIN_VALUE;

  PublishedKeys(KeySource source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * The key of an id, if there is one.
   *
   * @throws ProblemException with 503 while no set has been had, as then nothing can be said of a
   *     token
   */
  Optional<Key> find(String id) {
    @Nullable Key key = known.get(id);
    if (key == null || past(readAtMillis, LIFETIME)) {
      refresh();
      key = known.get(id);
    }
    return Optional.ofNullable(key);
  }

  private synchronized void refresh() {
    if (past(askedAtMillis, PAUSE)) {
      askedAtMillis = clock.millis();
      read();
    }
    if (readAtMillis == Long.MIN_VALUE) {
      throw new ProblemException(
          CommonProblem.IDENTITY_UNAVAILABLE, "Tokens cannot be checked at the moment", SOON);
    }
  }

  private void read() {
    try {
      Map<String, Key> published = new HashMap<>();
      for (PublicJsonWebKey key : source.read()) {
        published.put(key.getKeyId(), key.getPublicKey());
      }
      known = Map.copyOf(published);
      readAtMillis = clock.millis();
    } catch (IOException | ConfigurationException e) {
      LOG.warnf("the keys that auth-service publishes cannot be read: %s", e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean past(long since, Duration time) {
    return since == Long.MIN_VALUE || clock.millis() - since > time.toMillis();
  }
}
