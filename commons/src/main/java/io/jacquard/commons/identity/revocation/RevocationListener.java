package io.jacquard.commons.identity.revocation;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Listens to the revocation feed for as long as the process lives. */
@Singleton
final class RevocationListener {
  private static final Logger LOG = Logger.getLogger(RevocationListener.class);
  private static final Duration WORRYING_SILENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final RevocationSource source;
  private final Revocations revocations;
  private final Thread thread;
  private String feed = "";
  private long next;
  private boolean worried;

  RevocationListener(RevocationSource source, Revocations revocations) {
    this.source = source;
    this.revocations = revocations;
    this.thread = Thread.ofPlatform().name("jacquard-revocations").daemon().unstarted(this::listen);
  }

  /** Begins once the port is open, because the feed may be behind it. */
  void start(@ObservesAsync HttpServerStart server) {
    synchronized (thread) {
      if (thread.getState() == Thread.State.NEW) {
        thread.start();
      }
    }
  }

  void stop(@Observes ShutdownDelayInitiatedEvent event) {
    thread.interrupt();
  }

  private void listen() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        hear();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads one part of the feed, or pauses after a failure. */
  void hear() throws InterruptedException {
    try {
      take(source.read(next));
    } catch (IOException | RuntimeException e) { // whatever it is, this thread must go on
      if (!worried && revocations.silence().compareTo(WORRYING_SILENCE) > 0) {
        worried = true;
        LOG.warnf(
            "auth-service has been silent for %d s: %s", revocations.silence().toSeconds(), e);
      }
      Thread.sleep(PAUSE);
    }
  }

  private void take(RevocationPage page) {
    if (!page.feed().equals(feed) && next > 0) {
      next = 0;
      feed = page.feed();
      return;
    }
    feed = page.feed();
    next = page.next();
    revocations.apply(page);
    if (worried) {
      worried = false;
      LOG.info("auth-service is heard again");
    }
  }
}
