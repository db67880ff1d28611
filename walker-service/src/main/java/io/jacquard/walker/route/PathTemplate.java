package io.jacquard.walker.route;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A path with parameters, such as {@code /items/{id}}.
 *
 * @param text as it was written, with one leading slash
 */
public record PathTemplate(String text) {

  public PathTemplate {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("a path starts with a slash, not '" + text + "'");
    }
  }

  static PathTemplate of(String written) {
    return new PathTemplate(written.startsWith("/") ? written : "/" + written);
  }

  PathTemplate then(String parameter) {
    String base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    return new PathTemplate(base + "/{" + parameter + "}");
  }

  /** Its segments, without slashes. */
  List<String> segments() {
    return split(text);
  }

  /** The names of its parameters. */
  public Set<String> parameters() {
    return segments().stream()
        .filter(PathTemplate::isParameter)
        .map(PathTemplate::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The values of the parameters in a path that matches. */
  Map<String, String> bind(List<String> path) {
    Map<String, String> bound = new LinkedHashMap<>();
    List<String> segments = segments();
    for (int i = 0; i < segments.size(); i++) {
      if (isParameter(segments.get(i))) {
        bound.put(name(segments.get(i)), path.get(i));
      }
    }
    return bound;
  }

  /** Equal for templates that match the same paths. */
  String shape() {
    return segments().stream()
        .map(segment -> isParameter(segment) ? "{}" : segment)
        .collect(Collectors.joining("/", "/", ""));
  }

  static boolean isParameter(String segment) {
    return segment.length() > 2 && segment.startsWith("{") && segment.endsWith("}");
  }

  private static String name(String parameter) {
    return parameter.substring(1, parameter.length() - 1);
  }

  static List<String> split(String path) {
    List<String> segments = new ArrayList<>();
    int start = 1;
    for (int slash = path.indexOf('/', 1); slash >= 0; slash = path.indexOf('/', start)) {
      segments.add(path.substring(start, slash));
      start = slash + 1;
    }
    segments.add(path.substring(start));
    return segments;
  }

  @Override
  public String toString() {
    return text;
  }
}
