package io.jacquard.commons.apikey;

/**
 * What {@code POST /internal/api-keys/verify} takes.
 *
 * @param key as the client sent it
 */
public record ApiKeyQuestion(String key) {

  /** Keeps the key out of logs. */
  @Override
  public String toString() {
    return "ApiKeyQuestion[…]";
  }
}
