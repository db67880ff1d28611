package io.jacquard.walker.http;

import io.jacquard.commons.edge.RouteLabel;
import io.jacquard.walker.openapi.ProgramDocument;
import io.jacquard.walker.program.LoadedProgram;
import io.jacquard.walker.program.ProgramService;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code /openapi.json}, and the two pages that show it; their scripts come from our own files. */
@Singleton
final class DocumentationPages {
  private static final String HTML = "text/html; charset=utf-8";

  private final ProgramService programs;

  DocumentationPages(ProgramService programs) {
    this.programs = programs;
  }

  void install(@Observes Router router) {
    readable(router, "/openapi.json").handler(this::document);
    page(router, "/docs", "swagger-ui.html");
    page(router, "/redoc", "redoc.html");
  }

  private void document(RoutingContext context) {
    Optional<byte[]> document = programs.current().map(LoadedProgram::openApi);
    if (document.isEmpty()) {
      context.next();
      return;
    }
    RouteLabel.set(context, "/openapi.json");
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
        .end(Buffer.buffer(document.get()));
  }

  private static void page(Router router, String path, String resource) {
    String html = read(resource);
    readable(router, path)
        .handler(context -> {
          RouteLabel.set(context, path);
          context.response().putHeader(HttpHeaders.CONTENT_TYPE, HTML).end(html);
        });
  }

  /** The route of those who read; other methods are told so. */
  private static Route readable(Router router, String path) {
    router
        .route(path)
        .order(2)
        .handler(context -> {
          context.response().putHeader(HttpHeaders.ALLOW, "HEAD, GET");
          Answer.WRONG_METHOD.send(context.response());
        });
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).order(1);
  }

  private static String read(String resource) {
    try (InputStream in = ProgramDocument.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the service lacks its own file " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
