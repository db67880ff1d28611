package io.jacquard.walker.http.files;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where pages made of client code would be. */
@ConfigMapping(prefix = "jacquard.walker.pages")
public interface PagesConfig {

  /** The first segment of their paths. */
  @WithDefault("cl")
  String clientPrefix();

  /** The page that {@code GET /} would show. */
  Optional<String> rootApp();
}
