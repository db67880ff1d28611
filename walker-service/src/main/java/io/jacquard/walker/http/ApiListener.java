package io.jacquard.walker.http;

import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.util.OptionalInt;
import org.jboss.logging.Logger;

/**
 * Answers on a second port as well, where one is configured: the address of the API while a front
 * end is developed.
 */
@Singleton
final class ApiListener {
  private static final Logger LOG = Logger.getLogger(ApiListener.class);

  private final Vertx vertx;
  private final OptionalInt port;

  ApiListener(Vertx vertx, HttpConfig config) {
    this.vertx = vertx;
    this.port = config.apiPort();
  }

  void listen(@ObservesAsync HttpServerStart main) {
    port.ifPresent(number -> listen(new HttpServerOptions(main.options()).setPort(number)));
  }

  private void listen(HttpServerOptions options) {
    vertx
        .createHttpServer(options)
        .requestHandler(VertxHttpRecorder.getRootHandler())
        .listen()
        .onFailure(e ->
            LOG.errorf(
                "the second port is not served port=%d reason=%s",
                options.getPort(), e.getMessage()));
  }
}
