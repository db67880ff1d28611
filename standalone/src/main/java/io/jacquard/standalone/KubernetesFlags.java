package io.jacquard.standalone;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that deploy to Kubernetes: known, so that whoever uses one is told what is missing. */
final class KubernetesFlags {
  @Option(
      names = "--scale",
      description = "Deploy to Kubernetes; not there yet, as the four below.")
  private boolean scale;

  @Option(
      names = {"-b", "--build"},
      description = "Build and push an image for --scale.")
  private boolean build;

  @Option(
      names = {"-e", "--experimental"},
      description = "Deploy from the repository.")
  private boolean experimental;

  @Option(
      names = {"-t", "--target"},
      paramLabel = "T",
      description = "Where to deploy: kubernetes, aws, gcp.")
  private @Nullable String target;

  @Option(
      names = {"-r", "--registry"},
      paramLabel = "R",
      description = "Where images go: dockerhub, ecr, gcr.")
  private @Nullable String registry;

  /** Says that a flag that was used needs what is not there. */
  void refuse() throws StartException {
    List<String> used =
        Stream.of(
                scale ? "--scale" : "",
                build ? "--build" : "",
                experimental ? "--experimental" : "",
                target != null ? "--target" : "",
                registry != null ? "--registry" : "")
            .filter(flag -> !flag.isEmpty())
            .toList();
    if (!used.isEmpty()) {
      throw new StartException(
          String.join(", ", used)
              + (used.size() == 1 ? " belongs" : " belong")
              + " to deployment on Kubernetes, which is not there yet; nothing was started");
    }
  }
}
