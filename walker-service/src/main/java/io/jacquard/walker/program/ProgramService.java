package io.jacquard.walker.program;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Holds the program that is served: loads it when the service starts and, where reload is on, again
 * when its files have changed. A program that cannot be served stops the start; a later edit that
 * cannot be served leaves the one before in place.
 */
@Singleton
public final class ProgramService {
  private final ProgramLoader loader;
  private final ProgramConfig config;
  private final AtomicReference<Optional<LoadedProgram>> current =
      new AtomicReference<>(Optional.empty());
  private volatile @Nullable Reloader reloader;

  ProgramService(ProgramLoader loader, ProgramConfig config) {
    this.loader = loader;
    this.config = config;
  }

  /** The program as it is now; empty until it has started. */
  public Optional<LoadedProgram> current() {
    return current.get();
  }

  /**
   * Looks whether the files have changed, not more often than every 50 ms.
   *
   * @return what to wait for before serving a request; {@code null} when the program is up to date
   */
  public @Nullable CompletionStage<Void> refresh() {
    Reloader following = reloader;
    return following == null ? null : following.refresh();
  }

  /** Whether the files hold an edit that cannot be served, so that an older program answers. */
  public boolean isStale() {
    Reloader following = reloader;
    return following != null && following.isStale();
  }

  void start(@Observes StartupEvent event) {
    Path file =
        config
            .file()
            .orElseThrow(() ->
                new ProgramStartException(
                    "no program is configured; set jacquard.walker.program.file to one"));
    try {
      if (config.reload()) {
        Reloader following = new Reloader(file, loader, next -> current.set(Optional.of(next)));
        current.set(Optional.of(following.served()));
        reloader = following;
      } else {
        current.set(Optional.of(loader.load(file).join()));
      }
    } catch (CompletionException e) {
      throw ProgramLoader.unwrap(e);
    }
  }
}
