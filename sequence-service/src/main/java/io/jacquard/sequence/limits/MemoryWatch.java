package io.jacquard.sequence.limits;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks now and then at the memory of the sessions that instances are, and ends the one that has
 * too much.
 */
@Singleton
final class MemoryWatch {
  private static final Logger LOG = Logger.getLogger(MemoryWatch.class);

  private static final int LOOKS_TO_A_SEARCH = 4;

  private final long glanceMillis;
  private final ResidentMemory memory = ResidentMemory.ofThisMachine();
  private final Map<Long, Watched> watched = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("memory-watch").factory());

  private int looks;

  MemoryWatch(LimitsConfig config) {
    this.glanceMillis = Math.max(1, config.glance().toMillis());
    var _ =
        timer.scheduleWithFixedDelay(this::look, glanceMillis, glanceMillis, TimeUnit.MILLISECONDS);
  }

  /** Watches a session from now on. */
  Held hold(long session, Limits limits, Runnable kill) {
    Watched it = new Watched(session, limits, kill);
    watched.put(session, it);
    return it;
  }

  private void look() {
    if (watched.isEmpty()) {
      return;
    }
    try {
      looks = (looks + 1) % LOOKS_TO_A_SEARCH;
      Map<Long, Long> sizes =
          looks == 0 ? memory.bySession(watched.keySet()) : memory.ofLeaders(watched.keySet());
      sizes.forEach((session, bytes) -> {
        Watched it = watched.get(session);
        if (it != null && bytes > it.limits.memory()) {
          it.end(bytes);
        }
      });
    } catch (IOException | RuntimeException e) {
      LOG.warnf("the memory of instances was not looked at reason=%s", e.getMessage());
    }
  }

  @PreDestroy
  void close() {
    timer.shutdownNow();
  }

  private final class Watched implements Held {
    private final long session;
    private final Limits limits;
    private final Runnable kill;
    private volatile boolean exceeded;

    private Watched(long session, Limits limits, Runnable kill) {
      this.session = session;
      this.limits = limits;
      this.kill = kill;
    }

    private void end(long bytes) {
      if (!exceeded) {
        exceeded = true;
        LOG.infof(
            "instance ended for its memory session=%d bytes=%d most=%d",
            session, bytes, limits.memory());
        kill.run();
      }
    }

    @Override
    public Optional<String> breach() {
      return exceeded ? Optional.of(limits.memoryReason()) : Optional.empty();
    }

    @Override
    public void release() {
      watched.remove(session, this);
    }
  }
}
