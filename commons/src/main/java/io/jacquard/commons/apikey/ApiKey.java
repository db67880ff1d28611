package io.jacquard.commons.apikey;

import io.jacquard.commons.identity.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A good API key.
 *
 * @param version goes up when the signing secret is rotated
 * @param owner the user in whose name the key acts
 * @param ownerGeneration the owner's generation when this was true
 * @param scopes names of the webhooks it may call; empty for all
 * @param signingSecret {@code whsec_…}, the secret of timestamped signatures
 * @param expiresAt in milliseconds, {@code null} for never
 */
public record ApiKey(
    String id,
    long version,
    String name,
    Caller owner,
    long ownerGeneration,
    List<String> scopes,
    String signingSecret,
    @Nullable Long expiresAt) {
  public ApiKey {
    scopes = List.copyOf(scopes);
  }

  /** Whether the key may call the webhook of this name. */
  public boolean allows(String webhook) {
    return scopes.isEmpty() || scopes.contains(webhook);
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "ApiKey[" + id + "]";
  }
}
