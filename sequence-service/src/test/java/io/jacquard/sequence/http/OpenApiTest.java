package io.jacquard.sequence.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The document of the hub's API and the tables of its routes, which are written in the sources. */
class OpenApiTest {
  private static final Path SOURCES = Path.of("src/main/java/io/jacquard/sequence/http");
  private static final Pattern ROUTE = Pattern.compile("\\.on\\(\\s*\"([A-Z]+)\",\\s*\"([^\"]+)\"");

  @Test
  void everyRouteIsInTheDocumentAndNothingElse() throws IOException {
    Set<String> served = new TreeSet<>();
    for (String folder : List.of("", "sequence", "instance")) {
      served.addAll(routes(SOURCES.resolve(folder), "/api/v1/"));
    }
    served.addAll(routes(SOURCES.resolve("space"), "/api/v1/space/{}/api/v1/"));

    assertThat(documented()).isEqualTo(served);
  }

  /** Topics are in the document of topic-service. */
  private static Set<String> routes(Path folder, String base) throws IOException {
    Set<String> routes = new TreeSet<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        Matcher route = ROUTE.matcher(Files.readString(file));
        while (route.find()) {
          if (!route.group(2).startsWith("topic")) {
            routes.add(route.group(1) + " " + path(base, route.group(2)));
          }
        }
      }
    }
    return routes;
  }

  private static String path(String base, String template) {
    String path = template.replaceAll(":\\w+", "{}");
    return switch (path) {
      case "spaces" -> "/api/v1/spaces";
      case "apikey" -> "/api/v1/space/{}/apikey";
      default -> base + path;
    };
  }

  private static Set<String> documented() throws IOException {
    Set<String> documented = new TreeSet<>();
    try (InputStream text =
        OpenApiTest.class.getResourceAsStream("/META-INF/jacquard/openapi.json")) {
      JsonNode paths = new ObjectMapper().readTree(text).path("paths");
      for (var path : paths.properties()) {
        for (var method : path.getValue().properties()) {
          documented.add(
              method.getKey().toUpperCase(Locale.ROOT)
                  + " "
                  + path.getKey().replaceAll("\\{\\w+}", "{}"));
        }
      }
    }
    return documented;
  }
}
