package io.jacquard.walker.program;

import io.jacquard.commons.redis.SharedRedis;
import io.jacquard.files.program.ProgramFiles;
import io.jacquard.graph.GraphService;
import io.jacquard.jac.runtime.FileStorage;
import io.jacquard.jac.runtime.Host;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What this service offers a program beside its graph: files, and whether its stores answer. */
@Singleton
public final class ServiceHost implements Host {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final GraphService graphs;
  private final SharedRedis redis;
  private final ProgramFiles files;
  private final StorageConfig config;

  ServiceHost(GraphService graphs, SharedRedis redis, StorageConfig config) {
    this.graphs = graphs;
    this.redis = redis;
    this.files = new ProgramFiles(config.basePath());
    this.config = config;
  }

  @Override
  public FileStorage files(@Nullable String basePath, boolean createFolders) {
    return files.open(basePath, createFolders && config.createFolders());
  }

  @Override
  public boolean databaseAnswers() {
    return graphs.answers(PATIENCE);
  }

  @Override
  public boolean cacheAnswers() {
    return redis.answers();
  }
}
