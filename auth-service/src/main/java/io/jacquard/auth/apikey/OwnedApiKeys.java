package io.jacquard.auth.apikey;

import io.jacquard.auth.http.Answers;
import io.jacquard.auth.user.UserOwned;
import io.jacquard.store.Write;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** A user's API keys, which go with him. */
@Singleton
final class OwnedApiKeys implements UserOwned {
  private final ApiKeyRepository keys;

  OwnedApiKeys(ApiKeyRepository keys) {
    this.keys = keys;
  }

  @Override
  public List<Write> deletion(String userId) {
    return keys.deletion(userId);
  }

  @Override
  public String name() {
    return "api_keys";
  }

  @Override
  public List<Map<String, Object>> export(String userId) {
    return keys.of(userId).stream().map(OwnedApiKeys::shown).toList();
  }

  private static Map<String, Object> shown(StoredKey key) {
    return Map.of(
        "api_key_id", key.id(),
        "name", key.name(),
        "created_at", Answers.time(key.createdAt()),
        "scopes", key.scopes());
  }
}
