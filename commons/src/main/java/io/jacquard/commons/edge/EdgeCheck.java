package io.jacquard.commons.edge;

import io.jacquard.commons.boot.BootCheck;
import io.jacquard.commons.boot.Finding;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/** Whether pages that came unencrypted may send cookies. */
@Singleton
final class EdgeCheck implements BootCheck {
  private static final Pattern PLAIN =
      Pattern.compile("http://(?!(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?$).*");

  private final EdgeConfig config;

  EdgeCheck(EdgeConfig config) {
    this.config = config;
  }

  @Override
  public List<Finding> findings() {
    return config.credentialOrigins().orElse(List.of()).stream()
        .filter(origin -> PLAIN.matcher(origin).matches())
        .map(origin ->
            Finding.unsafe(
                "jacquard.edge.credential-origins has %s, without TLS".formatted(origin),
                "use an https origin"))
        .toList();
  }
}
