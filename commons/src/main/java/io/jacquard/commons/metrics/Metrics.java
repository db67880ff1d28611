package io.jacquard.commons.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the process; without the setting nothing is kept and every method does nothing.
 */
@Singleton
public final class Metrics {
  /** The content type of {@link #render}. */
  static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private static final Pattern NAMESPACE = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final @Nullable Http http;
  private final @Nullable Histogram walkers;

  Metrics(MetricsConfig config) {
    if (config.enabled() && !NAMESPACE.matcher(config.namespace()).matches()) {
      throw new ConfigurationException(
          "'" + config.namespace() + "' cannot begin the name of a metric");
    }
    double[] buckets = config.buckets().stream().mapToDouble(Double::doubleValue).toArray();
    this.http = config.enabled() ? Http.in(registry, config.namespace(), buckets) : null;
    this.walkers =
        config.enabled() && config.walkers()
            ? durations(config.namespace() + "_walker_duration_seconds", buckets)
                .help("Time a walker or function took")
                .labelNames("walker_name", "success")
                .register(registry)
            : null;
  }

  private record Http(Counter requests, Histogram durations, Gauge inProgress) {
    static Http in(PrometheusRegistry registry, String namespace, double[] buckets) {
      String prefix = namespace + "_http_request";
      return new Http(
          Counter.builder()
              .name(prefix + "s_total")
              .help("Requests that were answered")
              .labelNames("method", "path", "status_code")
              .register(registry),
          Metrics.durations(prefix + "_duration_seconds", buckets)
              .help("Time from a request to the end of its answer")
              .labelNames("method", "path")
              .register(registry),
          Gauge.builder()
              .name(prefix + "s_in_progress")
              .help("Requests that are being answered")
              .register(registry));
    }
  }

  private static Histogram.Builder durations(String name, double[] buckets) {
    return Histogram.builder().name(name).classicOnly().classicUpperBounds(buckets);
  }

  void requestStarted() {
    if (http != null) {
      http.inProgress.inc();
    }
  }

  void requestEnded(String method, String path, int status, double seconds) {
    if (http != null) {
      http.inProgress.dec();
      http.requests.labelValues(method, path, Integer.toString(status)).inc();
      http.durations.labelValues(method, path).observe(seconds);
    }
  }

  /** Notes how long a walker or function took. */
  public void called(String name, boolean success, double seconds) {
    if (walkers != null) {
      walkers.labelValues(name, Boolean.toString(success)).observe(seconds);
    }
  }

  /** Every figure in the text format of Prometheus. */
  byte[] render() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
