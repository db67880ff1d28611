package io.jacquard.walker.program;

import io.jacquard.commons.identity.internal.AuthServiceClient;
import io.jacquard.commons.link.SignedLinks;
import io.jacquard.commons.redis.SharedRedis;
import io.jacquard.files.program.ProgramFiles;
import io.jacquard.graph.GraphService;
import io.jacquard.jac.lib.os.OsErrors;
import io.jacquard.jac.runtime.execution.FileStorage;
import io.jacquard.jac.runtime.execution.Host;
import io.jacquard.jac.runtime.failure.Errors;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What this service offers a program beside its graph: files, and whether its stores answer. */
@Singleton
public final class ServiceHost implements Host {
  private static final Logger LOG = Logger.getLogger(ServiceHost.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final GraphService graphs;
  private final SharedRedis redis;
  private final AuthServiceClient authService;
  private final ProgramFiles files;
  private final StorageConfig config;
  private final SignedLinks links;
  private final Path shared;

  ServiceHost(
      GraphService graphs,
      SharedRedis redis,
      AuthServiceClient authService,
      StorageConfig config,
      ProgramConfig program,
      SignedLinks links) {
    this.graphs = graphs;
    this.redis = redis;
    this.authService = authService;
    this.files = new ProgramFiles(config.basePath(), this::link);
    this.config = config;
    this.links = links;
    Optional<Path> programFolder = program.file().map(f -> f.toAbsolutePath().resolveSibling(""));
    this.shared = config.basePath().or(() -> programFolder).orElse(Path.of(""));
  }

  /** A link that storage-service follows: it shares the folder that the program's files are in. */
  private String link(Path file, long seconds) {
    long most = config.maxLinkLife().toSeconds();
    if (seconds < 1 || seconds > most) {
      throw Errors.valueError("expires_in must be 1 to " + most + " seconds, not " + seconds);
    }
    try {
      Path folder = shared.toRealPath();
      Path real = file.toRealPath();
      if (real.startsWith(folder)) {
        Instant expires = Instant.now().plusSeconds(seconds);
        return links.link("apps/" + folder.relativize(real), expires);
      }
    } catch (IOException failure) {
      throw OsErrors.of(failure, String.valueOf(file.getFileName()));
    }
    throw Errors.valueError("the storage lies outside of the folder that is shared");
  }

  @Override
  public FileStorage files(@Nullable String basePath, boolean createFolders) {
    return files.open(basePath, createFolders && config.createFolders());
  }

  @Override
  public boolean administers(String rootId) {
    try {
      return authService.get("/internal/roots/" + rootId, Rights.class).admin();
    } catch (IOException e) {
      LOG.warnf("auth-service does not say who administers reason=%s", e.getMessage());
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What auth-service says of the owner of a root. */
  private record Rights(boolean admin) {}

  @Override
  public boolean databaseAnswers() {
    return graphs.answers(PATIENCE);
  }

  @Override
  public boolean cacheAnswers() {
    return redis.answers();
  }
}
