package io.jacquard.settings;

/**
 * One effective setting.
 *
 * @param secret whether {@link #shown} masks it
 */
public record Value(String key, String text, Origin origin, boolean secret) {

  /** The text as it may be printed. */
  public String shown() {
    return secret && !text.isEmpty() ? "********" : text;
  }
}
