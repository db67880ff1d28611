package io.jacquard.storage.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jacquard.commons.edge.Percent;
import io.jacquard.commons.edge.RouteLabel;
import io.jacquard.commons.link.SignedLinks;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.files.Guard;
import io.jacquard.files.StoredFile;
import io.jacquard.storage.file.FileName;
import io.jacquard.storage.file.FileService;
import io.jacquard.storage.file.LinkService;
import io.jacquard.storage.file.Page;
import io.jacquard.storage.file.StorageConfig;
import io.jacquard.storage.file.StorageProblem;
import io.jacquard.storage.file.UserFile;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /storage/files/{path}} and {@code /storage/shared/{path}}: the paths on which bodies are
 * files. They are read as they were sent, and a body of any size streams, so no framework comes in
 * between.
 */
@Singleton
final class FileHandler {
  private static final String FILES = "/storage/files";

  /** Before the limit of bodies that holds for everything else. */
  static final int BEFORE_LIMITS = -500;

  private static final String PRIVATE = "private, no-cache";

  private final FileService files;
  private final LinkService links;
  private final Callers callers;
  private final StorageConfig config;
  private final ObjectMapper mapper;

  FileHandler(
      FileService files,
      LinkService links,
      Callers callers,
      StorageConfig config,
      ObjectMapper mapper) {
    this.files = files;
    this.links = links;
    this.callers = callers;
    this.config = config;
    this.mapper = mapper;
  }

  void install(@Observes Router router) {
    router.route().order(BEFORE_LIMITS).handler(this::handle);
  }

  private void handle(RoutingContext context) {
    @Nullable String path = context.request().path();
    if (path == null) {
      context.next();
    } else if (path.equals(FILES) || path.startsWith(FILES + "/")) {
      RouteLabel.set(context, FILES + "/{path}");
      start(context, (exchange, body) -> answer(exchange, path, body));
    } else if (path.startsWith(SignedLinks.PATH)) {
      RouteLabel.set(context, SignedLinks.PATH + "{path}");
      start(context, (exchange, _) -> follow(exchange, path));
    } else {
      context.next();
    }
  }

  private void start(RoutingContext context, Exchange.Work work) {
    Exchange.start(context, mapper, config.patience(), work);
  }

  private void answer(Exchange exchange, String path, BodyStream body) {
    HttpServerRequest request = exchange.request();
    String root = callers.root(request.getHeader(HttpHeaders.AUTHORIZATION));
    FileName name = RawPath.after(FILES + "/", path);
    switch (request.method().name()) {
      case "GET", "HEAD" -> read(exchange, root, name);
      case "PUT" -> store(exchange, root, name, body);
      case "DELETE" -> delete(exchange, root, name);
      default -> refuseMethod(exchange, "DELETE, GET, HEAD, PUT");
    }
  }

  private static void refuseMethod(Exchange exchange, String allowed) {
    exchange.response().putHeader(HttpHeaders.ALLOW, allowed);
    throw new ProblemException(
        StorageProblem.METHOD_NOT_ALLOWED, StorageProblem.METHOD_NOT_ALLOWED.title());
  }

  private void read(Exchange exchange, String root, FileName name) {
    Map<String, List<String>> query = Percent.parameters(exchange.request().query());
    if (query.containsKey("list")) {
      exchange.json(200, Failures.translate(() -> files.list(root, name, page(query))));
    } else if (query.containsKey("metadata")) {
      exchange.json(200, Failures.translate(() -> files.metadata(root, name)));
    } else {
      send(exchange, () -> files.open(root, name), PRIVATE);
    }
  }

  private static Page.Request page(Map<String, List<String>> query) {
    String limit = query.getOrDefault("limit", List.of("1000")).getLast();
    String after = query.getOrDefault("after", List.of("")).getLast();
    try {
      int number = Integer.parseInt(limit);
      if (number > 0) {
        return new Page.Request(query.containsKey("recursive"), number, after);
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw new ProblemException(StorageProblem.BAD_REQUEST, "limit is a number from 1");
  }

  private static void send(Exchange exchange, Failures.Work<StoredFile> open, String cacheControl) {
    Failures.translate(() -> {
      try (StoredFile file = open.run()) {
        new Download(exchange.request(), file, cacheControl).send();
      }
      return true;
    });
  }

  private void store(Exchange exchange, String root, FileName name, BodyStream body) {
    HttpServerRequest request = exchange.request();
    Preconditions preconditions = new Preconditions(request.headers());
    boolean[] replaces = {false};
    Guard guard =
        current -> {
          preconditions.check(current);
          replaces[0] = current.isPresent();
        };
    FileService.Upload upload =
        new FileService.Upload(
            body, UploadHeaders.size(request), UploadHeaders.attributes(request.headers()), guard);
    UserFile stored = Failures.translate(() -> files.upload(root, name, upload));
    HttpServerResponse response = exchange.response();
    response.putHeader(HttpHeaders.ETAG, '"' + String.valueOf(stored.etag()) + '"');
    if (!replaces[0]) {
      response.putHeader(HttpHeaders.LOCATION, FILES + "/" + Percent.encode(stored.path()));
    }
    exchange.json(replaces[0] ? 200 : 201, stored);
  }

  private void delete(Exchange exchange, String root, FileName name) {
    boolean recursive = Percent.parameters(exchange.request().query()).containsKey("recursive");
    Preconditions preconditions = new Preconditions(exchange.request().headers());
    Failures.translate(() -> {
      files.delete(root, name, recursive, preconditions);
      return true;
    });
    exchange.response().setStatusCode(204).end();
  }

  private void follow(Exchange exchange, String path) {
    HttpMethod method = exchange.request().method();
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
      refuseMethod(exchange, "GET, HEAD");
    }
    FileName name = RawPath.after(SignedLinks.PATH, path);
    @Nullable String query = exchange.request().query();
    send(exchange, () -> links.follow(name, query), PRIVATE);
  }
}
