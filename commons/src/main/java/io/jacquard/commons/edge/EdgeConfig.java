package io.jacquard.commons.edge;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every answer carries, whichever service gives it. */
@ConfigMapping(prefix = "jacquard.edge")
public interface EdgeConfig {

  /**
   * Origins whose pages may send cookies and read the answer; pages of any other origin may call
   * only without. Each as a browser writes it, such as {@code https://app.example.com}.
   */
  Optional<List<String>> credentialOrigins();

  /** Further headers of every answer, errors included, by their name. */
  Map<String, String> headers();
}
