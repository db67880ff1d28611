package io.jacquard.walker.program;

import io.jacquard.jac.Endpoint;
import io.jacquard.jac.Program;
import io.jacquard.jac.runtime.FilePolicy;
import io.jacquard.jac.runtime.PyType;
import io.jacquard.walker.json.Layouts;
import io.jacquard.walker.route.RoutePlan;
import io.jacquard.walker.route.RouteTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A program that has started, with everything a request needs of it; replaced as a whole. */
public final class LoadedProgram {
  private final Program program;
  private final RouteTable routes;
  private final Layouts layouts;
  private final FilePolicy files;
  private final Map<String, Optional<PyType>> types = new ConcurrentHashMap<>();

  LoadedProgram(Program program, FilePolicy files) {
    List<Endpoint> endpoints = program.endpoints();
    this.program = program;
    this.routes = RoutePlan.of(endpoints);
    this.layouts = new Layouts(endpoints);
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

  /** The class of stored documents with this name; looked for once. */
  public @Nullable PyType typeNamed(String qualifiedName) {
    return types
        .computeIfAbsent(qualifiedName, name -> Optional.ofNullable(program.typeNamed(name)))
        .orElse(null);
  }
}
