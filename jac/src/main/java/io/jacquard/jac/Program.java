package io.jacquard.jac;

import io.jacquard.jac.eval.TestCase;
import io.jacquard.jac.osp.Osp;
import io.jacquard.jac.osp.OspTypes;
import io.jacquard.jac.osp.graph.GraphObject;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.iteration.PyCoroutine;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.syntax.tree.Module;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A loaded program: parsed, checked and lowered. Immutable code with mutable module globals; safe
 * for concurrent calls, each in its own {@link Execution}.
 */
public final class Program {
  /** What the entry module's {@code __name__} says; its stored name is that of its file. */
  static final String MAIN = "__main__";

  private final List<LoadedModule> modules;
  private final List<Diagnostic> warnings;
  private final ModuleRunner runner;
  private final Map<String, PyType> types = new ConcurrentHashMap<>();

  private Program(List<LoadedModule> modules, List<Diagnostic> warnings, ModuleRunner runner) {
    this.modules = modules;
    this.warnings = warnings;
    this.runner = runner;
  }

  /**
   * Reads the entry file and every Jac module it imports.
   *
   * @throws io.jacquard.jac.source.ProgramException with every diagnostic, when it cannot be loaded
   */
  public static Program load(Path entry) {
    return load(entry, LoadOptions.forServing());
  }

  /** As {@link #load(Path)}, with a say in what the program may reach. */
  public static Program load(Path entry, LoadOptions options) {
    ModuleLoader loader = new ModuleLoader(entry, options);
    Map<Path, LoadedModule> modules = loader.load(entry.toString());
    JavaPackages java = new JavaPackages(options.javaClasses());
    ModuleRunner runner =
        new ModuleRunner(modules, loader.files(), LibraryModules.builtins(), java);
    return new Program(List.copyOf(modules.values()), loader.warnings(), runner);
  }

  /** Runs the module bodies ({@code glob}, {@code with entry}) once, inside the given execution. */
  public void initialize(Execution execution) {
    LoadedModule entry = modules.getFirst();
    entry.module().set("__name__", MAIN);
    within(execution, () -> runner.run(entry));
  }

  /** Every file the program was read from; what a reload watches. */
  public List<Path> files() {
    return modules.stream().flatMap(module -> module.files().stream()).toList();
  }

  /** What the loader found besides errors. */
  public List<Diagnostic> warnings() {
    return warnings;
  }

  /** The text of a file by the name that tracebacks give it. */
  public Optional<Source> source(String name) {
    return modules.stream()
        .flatMap(module -> module.parts().stream())
        .map(Module::source)
        .filter(source -> source.name().equals(name))
        .findFirst();
  }

  /** The {@code test} blocks of all modules, in order; valid after {@link #initialize}. */
  public List<TestCase> tests() {
    return runner.tests();
  }

  /** Runs one of {@link #tests}; returns when it passed, raises what it raised. */
  public void test(TestCase test, Execution execution) {
    within(execution, () -> settled(test.body().call()));
  }

  /** Walkers and functions visible in the entry module; valid after {@link #initialize}. */
  public List<Endpoint> endpoints() {
    return new EndpointFinder(modules).find();
  }

  /**
   * Constructs a walker from keyword values and spawns it on a node.
   *
   * @param at where to start; {@code null} for the execution's root
   * @return the walker object; reports are in the execution
   * @throws io.jacquard.jac.runtime.failure.JacError what the program raised
   */
  public Object spawn(
      Endpoint walker, Map<String, Object> fields, @Nullable GraphObject at, Execution execution) {
    return within(
        execution,
        () -> {
          Object made = call(walker, fields);
          return settled(Osp.spawn(made, at == null ? execution.graph().root() : at));
        });
  }

  /** Calls a function by keyword values; awaits it when it is async. */
  public Object call(Endpoint function, Map<String, Object> arguments, Execution execution) {
    return within(execution, () -> settled(call(function, arguments)));
  }

  /**
   * The class whose stored documents carry this {@code module.Class} name, or {@code null}. Classes
   * inside a class are found as well, and one that says in {@code __jac_former_names__} that it had
   * the name.
   */
  public @Nullable PyType typeNamed(String qualifiedName) {
    PyType known = types.get(qualifiedName);
    if (known == null) {
      known = search(qualifiedName);
      if (known != null) {
        types.put(qualifiedName, known);
      }
    }
    return known;
  }

  private @Nullable PyType search(String qualifiedName) {
    for (PyType own : List.of(OspTypes.ROOT, OspTypes.GENERIC_EDGE)) {
      if (own.qualifiedName().equals(qualifiedName)) {
        return own;
      }
    }
    for (LoadedModule loaded : modules) {
      for (Object value : loaded.module().globals().values()) {
        PyType found = value instanceof PyType type ? within(type, qualifiedName) : null;
        if (found != null) {
          return found;
        }
      }
    }
    PyType renamed = FormerNames.find(modules, qualifiedName);
    return renamed != null ? renamed : fromLibrary(qualifiedName);
  }

  private static @Nullable PyType fromLibrary(String qualifiedName) {
    int dot = qualifiedName.lastIndexOf('.');
    PyModule module = dot < 0 ? null : LibraryModules.find(qualifiedName.substring(0, dot));
    return module != null && module.get(qualifiedName.substring(dot + 1)) instanceof PyType type
        ? type
        : null;
  }

  private static @Nullable PyType within(PyType type, String qualifiedName) {
    if (type.qualifiedName().equals(qualifiedName)) {
      return type;
    }
    for (Object member : type.namespace().values()) {
      if (member instanceof PyType inner && inner.qualifiedName().equals(qualifiedName)) {
        return inner;
      }
    }
    return null;
  }

  /** The entry module's globals, for tools that look into a program. */
  PyModule entry() {
    return modules.getFirst().module();
  }

  private static Object call(Endpoint target, Map<String, Object> arguments) {
    String[] names = arguments.keySet().toArray(String[]::new);
    return target.target().call(arguments.values().toArray(), names);
  }

  private static Object settled(Object result) {
    return result instanceof PyCoroutine coroutine ? PyCoroutine.await(coroutine) : result;
  }

  private <T> T within(Execution execution, Supplier<T> work) {
    return execution.modules(runner).run(work::get);
  }
}
