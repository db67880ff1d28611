package io.jacquard.sequence.runner;

import io.jacquard.sequence.archive.Manifest.Language;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Runners that are ready before an instance needs one. Each has the memory of an instance that
 * names none, knows nothing of anybody and is used once; with its hub it ends.
 */
@Singleton
final class RunnerPool {
  private static final Logger LOG = Logger.getLogger(RunnerPool.class);

  /** So long whoever took one has the processors for itself. */
  private static final long COURTESY_MILLIS = 100;

  private final RunnerConfig config;
  private final RunnerSpawner spawner;
  private final Map<Language, Deque<Ready>> ready = new EnumMap<>(Language.class);
  private final Set<Language> filling = EnumSet.noneOf(Language.class);
  private boolean closed;

  RunnerPool(RunnerConfig config, RunnerSpawner spawner) {
    this.config = config;
    this.spawner = spawner;
    for (Language language : Language.values()) {
      ready.put(language, new ArrayDeque<>());
    }
  }

  /** One that is ready, if there is. */
  synchronized Optional<Ready> take(Language language) {
    Deque<Ready> those = those(language);
    while (!those.isEmpty()) {
      Ready first = those.remove();
      if (first.process().handle().isAlive()) {
        return Optional.of(first);
      }
      discard(first);
    }
    return Optional.empty();
  }

  /** Gets ready what is missing, meanwhile. */
  synchronized void fill(Language language) {
    if (!closed && missing(language) && filling.add(language)) {
      Thread.ofVirtual().name("runner-pool").start(() -> work(language));
    }
  }

  private void work(Language language) {
    try {
      Thread.sleep(COURTESY_MILLIS);
      while (goesOn(language)) {
        Ready fresh = spawner.spawn(language, config.memory().asLongValue());
        if (!keep(language, fresh)) {
          discard(fresh);
        }
      }
    } catch (IOException e) {
      LOG.warnf(
          "no runner was made ready in advance language=%s reason=%s", language, e.getMessage());
      stop(language);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      stop(language);
    }
  }

  private synchronized boolean goesOn(Language language) {
    boolean more = !closed && missing(language);
    if (!more) {
      filling.remove(language);
    }
    return more;
  }

  private synchronized void stop(Language language) {
    filling.remove(language);
  }

  private synchronized boolean keep(Language language, Ready fresh) {
    return !closed && those(language).add(fresh);
  }

  private boolean missing(Language language) {
    int wanted =
        switch (language) {
          case NODE -> config.warm().node();
          case PYTHON -> config.warm().python();
        };
    return those(language).size() < wanted;
  }

  private Deque<Ready> those(Language language) {
    Deque<Ready> those = ready.get(language);
    if (those == null) {
      throw new IllegalArgumentException("there is no pool for " + language);
    }
    return those;
  }

  private static void discard(Ready unneeded) {
    try {
      unneeded.discard();
    } catch (IOException e) {
      LOG.warnf("the files of an unused runner were not removed reason=%s", e.getMessage());
    }
  }

  /** Ends those that wait. */
  synchronized void close() {
    closed = true;
    ready
        .values()
        .forEach(those -> {
          those.forEach(RunnerPool::discard);
          those.clear();
        });
  }
}
