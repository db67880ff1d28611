package io.jacquard.settings;

import static io.jacquard.settings.Setting.open;
import static io.jacquard.settings.Setting.secret;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every setting of spec/jac-scale.md section 9.2, with the seeds' environment variables. */
final class KnownSettings {
  private static final String SCALE = "plugins.scale.";
  private static final String KUBERNETES = SCALE + "kubernetes.";

  /** Tables whose keys the user chooses. */
  private static final List<String> OPEN_TABLES =
      List.of(
          "project.",
          "dependencies.",
          "scripts.",
          "environments.",
          SCALE + "secrets.",
          KUBERNETES + "plugin_versions.");

  /** What any platform for signing in has; its name is the user's choice. */
  private static final Pattern PLATFORM =
      Pattern.compile(
          "plugins\\.scale\\.sso\\.[^.]+\\."
              + "(issuer|client_id|client_secret|title|user_info|trust_email)");

  private static final List<Setting> ALL =
      List.of(
          open("serve.host", "0.0.0.0"),
          open("serve.port", "8000"),
          open("serve.cl_route_prefix", "cl"),
          open("serve.base_route_app", ""),
          open("serve.credential_origins", ""),
          secret(SCALE + "jwt.secret", null, "JWT_SECRET"),
          open(SCALE + "jwt.algorithm", "HS256", "JWT_ALGORITHM"),
          open(SCALE + "jwt.exp_delta_days", "7", "JWT_EXP_DELTA_DAYS"),
          open(SCALE + "sso.host", null, "SSO_HOST"),
          open(SCALE + "sso.return_urls", null),
          open(SCALE + "sso.google.client_id", "", "SSO_GOOGLE_CLIENT_ID"),
          secret(SCALE + "sso.google.client_secret", "", "SSO_GOOGLE_CLIENT_SECRET"),
          secret(SCALE + "database.mongodb_uri", null, "MONGODB_URI"),
          secret(SCALE + "database.redis_url", null, "REDIS_URL"),
          open(SCALE + "database.shelf_db_path", ".jac/data/anchor_store.db"),
          open(SCALE + "server.port", "8000"),
          open(SCALE + "server.host", "0.0.0.0"),
          secret(SCALE + "webhook.secret", null, "WEBHOOK_SECRET"),
          open(SCALE + "webhook.signature_header", "X-Webhook-Signature"),
          open(SCALE + "webhook.verify_signature", "true"),
          open(SCALE + "webhook.api_key_expiry_days", "365"),
          open(SCALE + "metrics.enabled", "false"),
          open(SCALE + "metrics.endpoint", "/metrics"),
          open(SCALE + "metrics.namespace", "jac_scale"),
          open(SCALE + "metrics.walker_metrics", "false"),
          open(
              SCALE + "metrics.histogram_buckets",
              "0.005,0.01,0.025,0.05,0.075,0.1,0.25,0.5,0.75,1,2.5,5,10"),
          open(KUBERNETES + "app_name", "jaseci", "APP_NAME"),
          open(KUBERNETES + "namespace", "default", "K8s_NAMESPACE"),
          open(KUBERNETES + "container_port", "8000"),
          open(KUBERNETES + "node_port", "30001", "K8s_NODE_PORT"),
          open(KUBERNETES + "docker_image_name", ""),
          open(KUBERNETES + "docker_username", "", "DOCKER_USERNAME"),
          secret(KUBERNETES + "docker_password", "", "DOCKER_PASSWORD"),
          open(KUBERNETES + "mongodb_enabled", "false", "K8s_MONGODB"),
          open(KUBERNETES + "redis_enabled", "false", "K8s_REDIS"),
          open(KUBERNETES + "cpu_request", null, "K8s_CPU_REQUEST"),
          open(KUBERNETES + "cpu_limit", null, "K8s_CPU_LIMIT"),
          open(KUBERNETES + "memory_request", null, "K8s_MEMORY_REQUEST"),
          open(KUBERNETES + "memory_limit", null, "K8s_MEMORY_LIMIT"),
          open(KUBERNETES + "readiness_initial_delay", "10", "K8s_READINESS_INITIAL_DELAY"),
          open(KUBERNETES + "readiness_period", "20", "K8s_READINESS_PERIOD"),
          open(KUBERNETES + "liveness_initial_delay", "10", "K8s_LIVENESS_INITIAL_DELAY"),
          open(KUBERNETES + "liveness_period", "20", "K8s_LIVENESS_PERIOD"),
          open(KUBERNETES + "liveness_failure_threshold", "80", "K8s_LIVENESS_FAILURE_THRESHOLD"),
          open(KUBERNETES + "health_check_path", "/docs", "K8s_HEALTHCHECK_PATH"),
          open(KUBERNETES + "python_image", "python:3.12-slim"),
          open(KUBERNETES + "busybox_image", "busybox:1.36"),
          open(KUBERNETES + "wait_image", "busybox"),
          open(KUBERNETES + "pvc_size", "5Gi"),
          open(KUBERNETES + "resource_deletion_wait", "5"),
          open(KUBERNETES + "aws_nlb_wait", "60"),
          open(KUBERNETES + "app_mount_path", "/app"),
          open(KUBERNETES + "code_mount_path", "/code"),
          open(KUBERNETES + "workspace_path", "/code/workspace"),
          open(KUBERNETES + "jaseci_repo_url", ""),
          open(KUBERNETES + "jaseci_branch", "main"),
          open(KUBERNETES + "jaseci_commit", null),
          open(KUBERNETES + "install_jaseci", "true"),
          open(KUBERNETES + "additional_packages", ""),
          open("storage.type", "local", "JAC_STORAGE_TYPE"),
          open("storage.base_path", "./storage", "JAC_STORAGE_PATH"),
          open("storage.create_dirs", "true", "JAC_STORAGE_CREATE_DIRS"),
          open("environment.default_profile", null));

  /** Other spellings of a key that mean the same. */
  private static final Map<String, String> SYNONYMS =
      Map.of("storage.storage_type", "storage.type");

  private static final Map<String, Setting> BY_KEY =
      ALL.stream()
          .collect(
              Collectors.toMap(Setting::key, Function.identity(), (a, _) -> a, LinkedHashMap::new));

  private KnownSettings() {}

  static List<Setting> all() {
    return ALL;
  }

  static String canonical(String key) {
    return SYNONYMS.getOrDefault(key, key);
  }

  static @Nullable Setting find(String key) {
    return BY_KEY.get(canonical(key));
  }

  static boolean isFree(String key) {
    return OPEN_TABLES.stream().anyMatch(key::startsWith) || PLATFORM.matcher(key).matches();
  }

  /** Whether the value of a key that the user chose is masked. */
  static boolean isFreeSecret(String key) {
    return key.startsWith(SCALE + "secrets.") || key.endsWith(".client_secret");
  }

  /** The known key that a misspelt one most likely means, if any is close. */
  static @Nullable String nearest(String key) {
    String best = null;
    int least = Math.max(3, key.length() / 4) + 1;
    for (Setting setting : ALL) {
      int distance = distance(key, setting.key());
      if (distance < least) {
        least = distance;
        best = setting.key();
      }
    }
    return best;
  }

  /** Levenshtein distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
