package io.jacquard.walker.program;

import io.jacquard.jac.Endpoint;
import io.jacquard.jac.Program;
import io.jacquard.jac.runtime.execution.FilePolicy;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.walker.json.Layouts;
import io.jacquard.walker.openapi.ProgramDocument;
import io.jacquard.walker.route.RoutePlan;
import io.jacquard.walker.route.RouteTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A program that has started, with everything a request needs of it; replaced as a whole. */
public final class LoadedProgram {
  private static final String VERSION = "0.1.0";

  private final Program program;
  private final RouteTable routes;
  private final Layouts layouts;
  private final byte[] openApi;
  private final FilePolicy files;
  private final Map<String, Optional<PyType>> types = new ConcurrentHashMap<>();

  LoadedProgram(Program program, Path file, FilePolicy files) {
    List<Endpoint> endpoints = program.endpoints();
    this.program = program;
    this.routes = RoutePlan.of(endpoints);
    this.layouts = new Layouts(endpoints);
    this.openApi = ProgramDocument.of(title(file), VERSION, routes);
    this.files = files;
  }

  public Program program() {
    return program;
  }

  public RouteTable routes() {
    return routes;
  }

  public Layouts layouts() {
    return layouts;
  }

  /** Which files its calls may open. */
  public FilePolicy files() {
    return files;
  }

  /** The program's OpenAPI document, as it is sent. */
  public byte[] openApi() {
    return openApi;
  }

  /** The class of stored documents with this name; looked for once. */
  public @Nullable PyType typeNamed(String qualifiedName) {
    return types
        .computeIfAbsent(qualifiedName, name -> Optional.ofNullable(program.typeNamed(name)))
        .orElse(null);
  }

  /** The program's name in its documentation: the file's, without its ending. */
  private static String title(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.jac$", "");
  }
}
