package io.jacquard.commons.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {

  @Test
  void requestsAreCountedAndTimedByRoute() {
    Metrics metrics = new Metrics(new Settings(true, "jac_scale", false));

    metrics.requestStarted();
    metrics.requestEnded("POST", "/walker/search/{node}", 200, 0.02);
    metrics.requestStarted();

    assertThat(text(metrics))
        .contains(
            "jac_scale_http_requests_total{method=\"POST\",path=\"/walker/search/{node}\",status_code=\"200\"} 1.0",
            "jac_scale_http_request_duration_seconds_bucket{method=\"POST\",path=\"/walker/search/{node}\",le=\"0.01\"} 0",
            "jac_scale_http_request_duration_seconds_bucket{method=\"POST\",path=\"/walker/search/{node}\",le=\"0.05\"} 1",
            "jac_scale_http_requests_in_progress 1.0");
  }

  @Test
  void walkersAreTimedWhereAskedFor() {
    Metrics metrics = new Metrics(new Settings(true, "shop", true));

    metrics.called("search", false, 0.3);

    assertThat(text(metrics))
        .contains("shop_walker_duration_seconds_count{success=\"false\",walker_name=\"search\"} 1");
  }

  @Test
  void nothingIsKeptUnlessAskedFor() {
    Metrics metrics = new Metrics(new Settings(false, "jac_scale", true));

    metrics.requestStarted();
    metrics.requestEnded("GET", "/", 200, 1);
    metrics.called("search", true, 1);

    assertThat(text(metrics)).isBlank();
  }

  @Test
  void aNamespaceThatCannotBeginANameIsNamed() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new Metrics(new Settings(true, "my-app", false)))
        .withMessageContaining("'my-app'");
  }

  private static String text(Metrics metrics) {
    return new String(metrics.render(), StandardCharsets.UTF_8);
  }

  private record Settings(boolean enabled, String namespace, boolean walkers)
      implements MetricsConfig {
    @Override
    public String endpoint() {
      return "/metrics";
    }

    @Override
    public List<Double> buckets() {
      return List.of(0.01, 0.05, 1.0);
    }
  }
}
