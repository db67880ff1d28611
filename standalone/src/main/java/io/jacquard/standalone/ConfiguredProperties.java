package io.jacquard.standalone;

import io.jacquard.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keys of jac.toml, and the properties of the services that they become. */
final class ConfiguredProperties {
  private static final String SCALE = "plugins.scale.";
  private static final String SSO = "jacquard.sso.";
  static final Map<String, String> BY_KEY =
      Map.ofEntries(
          Map.entry(SCALE + "jwt.secret", "jacquard.identity.secret"),
          Map.entry(SCALE + "jwt.algorithm", "jacquard.identity.algorithm"),
          Map.entry(SCALE + "jwt.exp_delta_days", "jacquard.auth.token.days"),
          Map.entry(SCALE + "sso.host", "jacquard.auth.sso.host"),
          Map.entry(SCALE + "sso.return_urls", "jacquard.auth.sso.return-urls"),
          Map.entry(SCALE + "sso.google.client_id", SSO + "google.client-id"),
          Map.entry(SCALE + "sso.google.client_secret", SSO + "google.client-secret"),
          Map.entry(SCALE + "database.mongodb_uri", "jacquard.standalone.mongodb-uri"),
          Map.entry(SCALE + "database.redis_url", "jacquard.redis.url"),
          Map.entry(SCALE + "webhook.api_key_expiry_days", "jacquard.auth.api-key.expiry-days"),
          Map.entry(SCALE + "webhook.signature_header", "jacquard.webhook.signature-header"),
          Map.entry(SCALE + "webhook.verify_signature", "jacquard.webhook.verify-signature"),
          Map.entry(SCALE + "webhook.secret", "jacquard.webhook.secret"),
          Map.entry(SCALE + "metrics.enabled", "jacquard.metrics.enabled"),
          Map.entry(SCALE + "metrics.endpoint", "jacquard.metrics.endpoint"),
          Map.entry(SCALE + "metrics.namespace", "jacquard.metrics.namespace"),
          Map.entry(SCALE + "metrics.walker_metrics", "jacquard.metrics.walkers"),
          Map.entry(SCALE + "metrics.histogram_buckets", "jacquard.metrics.buckets"),
          Map.entry("serve.cl_route_prefix", "jacquard.walker.pages.client-prefix"),
          Map.entry("serve.base_route_app", "jacquard.walker.pages.root-app"),
          Map.entry("serve.credential_origins", "jacquard.edge.credential-origins"));

  private static final String HEADERS = "environments.response.headers";

  private ConfiguredProperties() {}

  static Map<String, String> of(Settings written) {
    Map<String, String> properties = new LinkedHashMap<>();
    BY_KEY.forEach((key, property) ->
        written
            .find(key)
            .filter(value -> !value.isEmpty())
            .ifPresent(value -> properties.put(property, literally(value))));
    written
        .table(HEADERS)
        .forEach((name, value) ->
            properties.put("jacquard.edge.headers.\"" + name + "\"", literally(value)));
    written
        .table(SCALE + "sso")
        .forEach((key, value) -> {
          if (key.contains(".") && !value.isEmpty()) {
            properties.putIfAbsent(SSO + key.replace('_', '-'), literally(value));
          }
        });
    return properties;
  }

  /** A value in which nothing is an expression of the configuration system. */
  private static String literally(String value) {
    return value.replace("$", "\\$");
  }
}
