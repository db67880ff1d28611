package io.jacquard.storage.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jacquard.commons.edge.RouteLabel;
import io.jacquard.commons.identity.internal.InternalTokens;
import io.jacquard.commons.problem.CommonProblem;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.files.StoredFile;
import io.jacquard.storage.file.FileName;
import io.jacquard.storage.file.ServiceFiles;
import io.jacquard.storage.file.StorageConfig;
import io.jacquard.storage.file.StorageProblem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /internal/files/{path}}: what other services of the installation keep here. Nobody else
 * comes in.
 */
@Singleton
final class ServiceFileHandler {
  private static final String FILES = "/internal/files/";
  private static final String PRIVATE = "private, no-store";

  private final ServiceFiles files;
  private final InternalTokens tokens;
  private final StorageConfig config;
  private final ObjectMapper mapper;

  ServiceFileHandler(
      ServiceFiles files, InternalTokens tokens, StorageConfig config, ObjectMapper mapper) {
    this.files = files;
    this.tokens = tokens;
    this.config = config;
    this.mapper = mapper;
  }

  void install(@Observes Router router) {
    router.route().order(FileHandler.BEFORE_LIMITS).handler(this::handle);
  }

  private void handle(RoutingContext context) {
    @Nullable String path = context.request().path();
    if (path == null || !path.startsWith(FILES)) {
      context.next();
      return;
    }
    RouteLabel.set(context, FILES + "{path}");
    Exchange.start(
        context, mapper, config.patience(), (exchange, body) -> answer(exchange, path, body));
  }

  private void answer(Exchange exchange, String path, InputStream body) {
    HttpServerRequest request = exchange.request();
    @Nullable String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization == null || !tokens.accepts(authorization)) {
      throw new ProblemException(CommonProblem.UNAUTHORIZED, "An internal token is needed");
    }
    FileName name = RawPath.after(FILES, path);
    switch (request.method().name()) {
      case "GET", "HEAD" -> send(exchange, name);
      case "PUT" ->
          Failures.translate(() -> {
            files.store(name, body);
            return done(exchange);
          });
      case "DELETE" ->
          Failures.translate(() -> {
            files.delete(name);
            return done(exchange);
          });
      default ->
          throw new ProblemException(
              StorageProblem.METHOD_NOT_ALLOWED, StorageProblem.METHOD_NOT_ALLOWED.title());
    }
  }

  private void send(Exchange exchange, FileName name) {
    Failures.translate(() -> {
      try (StoredFile file = files.open(name)) {
        new Download(exchange.request(), file, PRIVATE).send();
      }
      return true;
    });
  }

  private static boolean done(Exchange exchange) {
    exchange.response().setStatusCode(204).end();
    return true;
  }
}
