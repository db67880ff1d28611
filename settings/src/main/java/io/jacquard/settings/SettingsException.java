package io.jacquard.settings;

import java.util.List;

/** A configuration that cannot be used; names every reason at once, with file and line. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> reasons;

  SettingsException(List<String> reasons) {
    super(String.join("\n", reasons));
    this.reasons = List.copyOf(reasons);
  }

  public List<String> reasons() {
    return reasons;
  }
}
