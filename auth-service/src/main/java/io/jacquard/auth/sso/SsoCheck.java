package io.jacquard.auth.sso;

import io.jacquard.auth.sso.platform.Platform;
import io.jacquard.auth.sso.platform.Platforms;
import io.jacquard.commons.boot.BootCheck;
import io.jacquard.commons.boot.Finding;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether codes and cookies of signing in could travel unencrypted. */
@Singleton
final class SsoCheck implements BootCheck {
  private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final SsoConfig config;
  private final Platforms platforms;

  SsoCheck(SsoConfig config, Platforms platforms) {
    this.config = config;
    this.platforms = platforms;
  }

  @Override
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    plain("SSO_HOST", config.host()).ifPresent(findings::add);
    for (URI url : config.returnUrls().orElse(Set.of())) {
      plain("jacquard.auth.sso.return-urls", url).ifPresent(findings::add);
    }
    for (Platform platform : platforms.all()) {
      plain("jacquard.sso." + platform.name() + ".issuer", platform.issuer())
          .ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Finding> plain(String setting, URI url) {
    boolean safe =
        "https".equals(url.getScheme()) || OWN_MACHINE.contains(String.valueOf(url.getHost()));
    return safe
        ? Optional.empty()
        : Optional.of(
            Finding.unsafe(
                "%s is %s, without TLS".formatted(setting, url), "use an https address"));
  }
}
