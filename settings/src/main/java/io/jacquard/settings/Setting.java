package io.jacquard.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something an installation can set; spec/jac-scale.md section 9.
 *
 * @param key the dotted key in {@code jac.toml}, such as {@code plugins.scale.jwt.secret}
 * @param environment variables that set it, the first one winning
 * @param defaultValue the value when nobody sets it, as text; {@code null} for none
 * @param secret whether its value is masked wherever settings are shown
 */
public record Setting(
    String key, List<String> environment, @Nullable String defaultValue, boolean secret) {

  static Setting open(String key, @Nullable String defaultValue, String... environment) {
    return new Setting(key, List.of(environment), defaultValue, false);
  }

  static Setting secret(String key, @Nullable String defaultValue, String... environment) {
    return new Setting(key, List.of(environment), defaultValue, true);
  }
}
