package io.jacquard.walker.http.files;

import io.jacquard.commons.edge.Percent;
import io.jacquard.commons.edge.RouteLabel;
import io.jacquard.walker.program.ProgramConfig;
import io.jacquard.walker.route.PlatformPaths;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /static/*}, client pages, and files at the top, for paths that nobody else owns. Client
 * code is not served, and its pages say so.
 */
@Singleton
final class AssetHandler {
  private static final String STATIC = "/static/";
  private static final String YEAR = "public, max-age=31536000";
  private static final String REVALIDATED = "no-cache";
  private static final String NO_CLIENT =
      "<h1>404 Not Found</h1>\n<p>Client code is not served; this server answers the API.</p>\n";

  private final Optional<AssetFolders> folders;
  private final String pages;
  private final boolean pageAtRoot;

  AssetHandler(ProgramConfig program, PagesConfig config) {
    List<Path> hidden = program.hiddenFolders().orElse(List.of());
    this.folders =
        program
            .file()
            .map(file -> new AssetFolders(file.toAbsolutePath().resolveSibling(""), hidden));
    this.pages = "/" + config.clientPrefix() + "/";
    this.pageAtRoot = config.rootApp().filter(app -> !app.isBlank()).isPresent();
  }

  void install(@Observes Router router) {
    folders.ifPresent(found -> router.route().order(2).handler(context -> handle(context, found)));
  }

  private void handle(RoutingContext context, AssetFolders assets) {
    @Nullable String raw = context.request().path();
    String path = raw == null ? "" : Percent.decode(raw);
    if (!reads(context.request().method()) || isTaken(path)) {
      context.next();
    } else if (isPage(path)) {
      RouteLabel.set(context, pages + "{page}");
      notFound(context, "text/html; charset=utf-8", NO_CLIENT);
    } else if (path.startsWith(STATIC)) {
      String name = path.substring(STATIC.length());
      String miss = name.endsWith(".css") ? "CSS file not found" : "Static file not found";
      RouteLabel.set(context, STATIC + "{path}");
      look(context, () -> answer(assets.built(name), REVALIDATED), miss);
    } else if (AssetFolders.looksLikeFile(path)) {
      String name = path.substring(1);
      RouteLabel.set(context, "/{file}");
      look(context, () -> answer(assets.published(name), YEAR), "Asset not found: " + name);
    } else {
      context.next();
    }
  }

  private boolean isPage(String path) {
    return path.equals("/") ? pageAtRoot : path.startsWith(pages) && path.length() > pages.length();
  }

  private static boolean reads(HttpMethod method) {
    return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
  }

  private static boolean isTaken(String path) {
    return PlatformPaths.owner(path).isPresent()
        || Stream.of("/walker/", "/function/").anyMatch(path::startsWith);
  }

  private static Optional<FileAnswer> answer(Optional<Path> found, String cacheControl)
      throws IOException {
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(FileAnswer.of(found.get(), cacheControl));
  }

  /** Looks for the file away from the event loop, as a disk may be slow. */
  private static void look(
      RoutingContext context, Callable<Optional<FileAnswer>> search, String miss) {
    context
        .vertx()
        .executeBlocking(search, false)
        .onSuccess(found ->
            found.ifPresentOrElse(
                file -> file.send(context.request()),
                () -> notFound(context, "text/plain; charset=utf-8", miss)))
        .onFailure(context::fail);
  }

  private static void notFound(RoutingContext context, String type, String text) {
    context
        .response()
        .setStatusCode(404)
        .putHeader(HttpHeaders.CONTENT_TYPE, type)
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(text);
  }
}
