package io.jacquard.walker.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.jac.Endpoint;
import io.jacquard.walker.route.Route;
import io.jacquard.walker.route.RouteTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * The whole document of a loaded program: its own routes, and the paths that the services in this
 * process publish as {@code META-INF/jacquard/openapi.json}.
 */
public final class ProgramDocument {
  private static final String FRAGMENT = "META-INF/jacquard/openapi.json";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ProgramDocument() {}

  /** The document as UTF-8 JSON. */
  public static byte[] of(String title, String version, RouteTable table) {
    List<Operation> operations =
        Stream.concat(table.routes().stream(), table.webhooks().stream())
            .map(ProgramDocument::operation)
            .toList();
    ObjectNode document = MAPPER.valueToTree(OpenApiDocument.of(title, version, operations));
    ObjectNode paths = document.withObject("/paths");
    for (JsonNode fragment : fragments()) {
      fragment.path("paths").properties().forEach(e -> paths.set(e.getKey(), e.getValue()));
    }
    try {
      return MAPPER.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values", e);
    }
  }

  private static Operation operation(Route route) {
    return new Operation(
        route.method(),
        route.path().text(),
        route.path().parameters(),
        route.endpoint(),
        form(route));
  }

  private static Operation.Form form(Route route) {
    if (route.path().text().equals("/webhook/" + route.endpoint().name())) {
      return Operation.Form.WEBHOOK;
    }
    if (route.endpoint().kind() == Endpoint.Kind.FUNCTION) {
      return Operation.Form.FUNCTION;
    }
    return route.nodeLast() ? Operation.Form.WALKER_ON_NODE : Operation.Form.WALKER_ON_ROOT;
  }

  private static List<JsonNode> fragments() {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return Collections.list(loader.getResources(FRAGMENT)).stream()
          .map(ProgramDocument::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(URL fragment) {
    try (InputStream in = fragment.openStream()) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
